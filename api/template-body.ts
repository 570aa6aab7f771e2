import { parseFields } from '../domain/fields.ts'
import type { Medium, TemplateText } from '../domain/message-template.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { faultsOf } from '../emails/template-rules.ts'

type Given = { medium: Medium; lang: string; subject?: string | null; body: string }

/** What an Account words, as it is kept. Throws `validation_failed` or `invalid_template`. */
export function parseTemplate({ medium, lang, subject = null, body }: Given): TemplateText {
  const parsed = parseFields({
    lang: () => parseLang(lang),
    subject: () => parseSubject(medium, subject),
  })
  const template = { ...parsed, medium, body: body.normalize('NFC').replaceAll('\r\n', '\n') }
  const errors = faultsOf(template)
  if (errors.length > 0) throw new Problem('invalid_template', { errors })
  return template
}

/** In its usual spelling, `pt-BR`. */
function parseLang(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? lang
  } catch {
    const message = 'Give a language tag, like en or pt-BR.'
    throw fieldProblem('validation_failed', 'lang', message)
  }
}

function parseSubject(medium: Medium, given: string | null): string | null {
  const subject = given?.normalize('NFC').trim() ?? null
  if (medium === 'SMS' && subject !== null) {
    throw fieldProblem('validation_failed', 'subject', 'A text message has no subject.')
  }
  if (medium === 'EMAIL' && (subject === null || !/^\P{Cc}{1,200}$/u.test(subject))) {
    throw fieldProblem('validation_failed', 'subject', 'Give one line of up to 200 characters.')
  }
  return subject
}
