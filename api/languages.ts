import Negotiator from 'negotiator'
import type { Sql } from '../db/client.ts'
import { readTemplateChoices } from '../db/message-templates.ts'
import { defaultTemplateKey, type Medium } from '../domain/message-template.ts'
import { lookUp } from '../emails/languages.ts'
import { locales } from '../emails/locale.ts'

type Message = { accountId: string; templateKey: string; medium: Medium }

/**
 * The language for somebody whose invite names none: the first of `Accept-Language` that the
 * message is written in, by the caller's weights (RFC 9110 §12.5.4) and RFC 4647 look-up. Null
 * when none suits: then the message's own order decides. Spec §4.
 */
export async function negotiateLang(
  sql: Sql,
  { accountId, templateKey, medium }: Message,
  acceptLanguage: string | undefined,
): Promise<string | null> {
  if (acceptLanguage === undefined) return null
  const choices = await readTemplateChoices(sql, accountId, { key: templateKey, medium })
  const own = choices.map(({ lang }) => lang)
  const ours = templateKey === defaultTemplateKey && own.length === 0 ? locales : []
  return lookUp(rangesOf(acceptLanguage), [...own, ...ours]) ?? null
}

/** What a header names, best first; what it refuses (`q=0`) is left out. */
export const rangesOf = (acceptLanguage: string): string[] =>
  new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages()
