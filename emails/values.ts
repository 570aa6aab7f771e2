import { formatMoment, type Locale } from './locale.ts'
import type { View } from './mustache.ts'

/** What an invite's message tells; an empty name is one that is not known. */
export type InviteEmailValues = {
  lang: string | null
  name: string
  inviteLink: string
  declineLink: string
  invitedBy: string
  accountName: string
  expiresAt: Date
  message: string | null
}

/** What the notice about a password that was set through an invitation tells. */
export type PasswordChangedEmailValues = {
  lang: string | null
  name: string
  accountName: string
  changedAt: Date
}

/** An invite's values under the names templates know them by. Spec §5. */
export const inviteView = (values: InviteEmailValues, locale: Locale): View => {
  const message = cleanParagraphs(values.message ?? '')
  return {
    name: cleanLine(values.name),
    invite_link: values.inviteLink,
    decline_link: values.declineLink,
    invited_by: cleanLine(values.invitedBy),
    account_name: cleanLine(values.accountName),
    expires_at: formatMoment(values.expiresAt, locale),
    message,
    quoted_message: message === '' ? '' : message.replace(/^/gm, '> '),
  }
}

/** The notice's values under the names its template knows them by. */
export const passwordChangedView = (values: PasswordChangedEmailValues, locale: Locale): View => ({
  name: cleanLine(values.name),
  account_name: cleanLine(values.accountName),
  changed_at: formatMoment(values.changedAt, locale),
})

/** One line without control characters: a name that can neither add a header nor turn text round. */
export const cleanLine = (value: string): string =>
  visible(value)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** The same for text in paragraphs: line breaks stay, at most one empty line in a row. */
export const cleanParagraphs = (value: string): string =>
  visible(value)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

// Joiners stay: emoji, Persian and many Indic names are written with them.
const visible = (value: string) => value.toWellFormed().replace(invisible, '')
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
