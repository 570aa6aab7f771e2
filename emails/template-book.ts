import type { TemplateText } from '../domain/message-template.ts'
import { compileTemplate, type Wording } from './account-message.ts'
import { lookUp, primaryOf } from './languages.ts'

/** One of the languages that an Account has a message in; `version` changes with its words. */
export type TemplateChoice = { id: string; lang: string; version: string }
export type StoredTemplate = TemplateText & { version: string }
export type ReadTemplate = (id: string) => Promise<StoredTemplate | undefined>

const mostKept = 500

/**
 * Finds the Account's own words for somebody, and keeps those that were compiled. Undefined where
 * it has none: then ours are said.
 */
export function createTemplateBook(read: ReadTemplate) {
  const kept = new Map<string, { version: string; wording: Promise<Wording | undefined> }>()

  function wordingOf({ id, version }: TemplateChoice): Promise<Wording | undefined> {
    const known = kept.get(id)
    if (known?.version === version) return known.wording
    const wording = compile(id)
    const entry = { version, wording }
    if (kept.size >= mostKept) kept.clear()
    kept.set(id, entry)
    const forget = () => void (kept.get(id) === entry && kept.delete(id))
    wording.then((found) => found ?? forget(), forget)
    return wording
  }

  async function compile(id: string): Promise<Wording | undefined> {
    const template = await read(id)
    return template && compileTemplate(template)
  }

  return async (choices: TemplateChoice[], lang: string | null): Promise<Wording | undefined> => {
    for (const choice of ranked(choices, lang)) {
      const wording = await wordingOf(choice)
      if (wording) return wording // else it was deleted a moment ago
    }
    return undefined
  }
}

/**
 * Best first: by look-up (RFC 4647 §3.4), then another form of the same language, then English,
 * then the Account's oldest. Spec §5.
 */
export function ranked(choices: TemplateChoice[], lang: string | null): TemplateChoice[] {
  const tags = choices.map((choice) => choice.lang)
  const exact = lang === null ? undefined : lookUp([lang], tags)
  const rankOf = (choice: TemplateChoice) => {
    if (choice.lang === exact) return 0
    if (lang !== null && primaryOf(choice.lang) === primaryOf(lang)) return 1
    if (choice.lang.toLowerCase() === 'en') return 2
    return primaryOf(choice.lang) === 'en' ? 3 : 4
  }
  return choices.toSorted(
    (one, other) => rankOf(one) - rankOf(other) || (one.id < other.id ? -1 : 1),
  )
}
