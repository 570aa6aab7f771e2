import type { Static } from 'typebox'
import { readLetterhead } from '../db/branding.ts'
import { readTemplate } from '../db/message-templates.ts'
import { countMessage } from '../db/recipient-days.ts'
import { parseEmail } from '../domain/address.ts'
import type { TemplateText } from '../domain/message-template.ts'
import { numberPattern } from '../domain/person.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { segmentsOf } from '../domain/segments.ts'
import { compileTemplate, type Worded } from '../emails/account-message.ts'
import { createSender, recipient } from '../emails/sender.ts'
import { readSendFailure } from '../posting/failure.ts'
import { createLinks } from '../security/links.ts'
import type { Operator } from './authentication.ts'
import type { RouteDeps } from './deps.ts'
import type { templatePreviewBody } from './schemas/message-templates.ts'
import { parseTemplate } from './template-body.ts'
import { assertCanText } from './texting.ts'

type Trial = { accountId: string; operator: Operator }
const weekMs = 7 * 86_400_000

/** The template that a preview is of. Throws `unknown_template`, or what saving it would throw. */
export async function parseTrial(
  { sql }: RouteDeps,
  accountId: string,
  { template_id: id, ...given }: Static<typeof templatePreviewBody>,
): Promise<TemplateText> {
  if (id !== undefined) {
    const saved = await readTemplate(sql, accountId, id)
    if (!saved) throw fieldProblem('unknown_template', 'template_id')
    return saved
  }
  const { medium, lang, subject, body } = given
  if (medium && lang && body !== undefined)
    return parseTemplate({ medium, lang, subject: subject ?? null, body })
  const field = medium ? (lang ? 'body' : 'lang') : 'medium'
  throw fieldProblem('validation_failed', field, 'Give template_id, or medium, lang and body.')
}

/** What it would say to somebody who was invited by the operator just now. */
export async function previewTemplate(deps: RouteDeps, trial: Trial, template: TemplateText) {
  const { lang, subject, html, text } = await word(deps, trial, template)
  const isText = template.medium === 'SMS'
  return { lang, subject, html, text, ...(isText && { segments: segmentsOf(text) }) }
}

async function word({ sql, settings }: RouteDeps, trial: Trial, template: TemplateText) {
  const { accountName, branding } = await readLetterhead(sql, trial.accountId)
  const fill = await compileTemplate(template)
  const links = createLinks({ write: () => 'test', shorten: () => 'test' }, settings.publicUrl)
  const nowhere = { id: '', generation: 1, inviteRedirectUrl: null }
  return fill({
    lang: template.lang,
    name: 'Ada Lovelace',
    inviteLink: links.accept(nowhere, 'mail'),
    declineLink: links.decline(nowhere),
    invitedBy: trial.operator.name,
    accountName,
    expiresAt: new Date(Date.now() + weekMs),
    message: null,
    branding,
  })
}

/**
 * Sends a template to somebody, marked as a test. Throws `validation_failed`, `sms_not_configured`,
 * `recipient_cap`, `message_refused`, or `service_unavailable` while nobody takes messages.
 */
export async function sendTest(
  deps: RouteDeps,
  trial: Trial,
  { template, to }: { template: TemplateText; to: string | undefined },
) {
  const worded = await word(deps, trial, template)
  const { medium } = template
  if (medium === 'SMS') {
    const texts = assertCanText(deps)
    const number = parseNumber(to)
    await countMessage(deps.sql, trial.accountId, { email: null, mobileNumber: number })
    await posted(texts.send({ to: number, body: `[Test] ${worded.text}` }))
    return { medium, to: number }
  }
  const email = to === undefined ? trial.operator.email : parseEmail(to, 'to')
  await countMessage(deps.sql, trial.accountId, { email, mobileNumber: null })
  await posted(mailTest(deps, trial, { worded, email }))
  return { medium, to: email }
}

async function mailTest(
  { sql, settings, smtp }: RouteDeps,
  { accountId }: Trial,
  { worded: { subject, html, text }, email }: { worded: Worded; email: string },
): Promise<void> {
  const { branding } = await readLetterhead(sql, accountId)
  const sender = createSender(settings.mailFrom)(branding)
  const mail = { subject: `[Test] ${subject}`, html: html ?? '', text, to: recipient('', email) }
  await smtp.sendMail({ ...sender, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
}

async function posted(posting: Promise<void>): Promise<void> {
  await posting.catch((failure: unknown) => {
    const { permanent, reason } = readSendFailure(failure)
    if (permanent) throw new Problem('message_refused', { detail: reason.slice(0, 500) })
    throw new Problem('service_unavailable', { retry_after_seconds: 10 })
  })
}

function parseNumber(to: string | undefined): string {
  if (to !== undefined && new RegExp(numberPattern).test(to)) return to
  throw fieldProblem('validation_failed', 'to', 'Give a number as +491701234567.')
}
