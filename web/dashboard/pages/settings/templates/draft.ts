import type { MessageTemplate, NewMessageTemplate } from '../../../../../client/index.ts'
import type { Medium } from '../../../../../domain/message-template.ts'

/** A template as it is being written; an SMS keeps no subject, whatever stands there. */
export type TemplateDraft = {
  key: string
  medium: Medium
  lang: string
  subject: string
  body: string
}

export const media = ['EMAIL', 'SMS'] as const
export const isMedium = (value: unknown): value is Medium => media.some((one) => one === value)

export function isDraft(value: unknown): value is TemplateDraft {
  if (typeof value !== 'object' || value === null) return false
  if (!('medium' in value && isMedium(value.medium))) return false
  const texts = ['key', 'lang', 'subject', 'body']
  const entries = new Map<string, unknown>(Object.entries(value))
  return texts.every((name) => typeof entries.get(name) === 'string')
}

export const draftOf = ({ key, medium, lang, subject, body }: MessageTemplate): TemplateDraft => ({
  ...{ key, medium, lang, body },
  subject: subject ?? '',
})

/** What changing and previewing it take, as it is kept. */
export const contentOf = ({ medium, subject, body }: TemplateDraft) => ({
  subject: medium === 'EMAIL' ? subject.normalize('NFC').trim() : null,
  body: body.normalize('NFC'),
})

export const newBodyOf = (draft: TemplateDraft): NewMessageTemplate => ({
  key: draft.key.trim(),
  medium: draft.medium,
  lang: draft.lang.trim(),
  ...contentOf(draft),
})

/** Whether there is enough to preview. */
export const isComplete = ({ medium, lang, subject, body }: TemplateDraft): boolean =>
  lang.trim() !== '' && body.trim() !== '' && (medium === 'SMS' || subject.trim() !== '')
