import { textOn } from './contrast.ts'
import { formatMoment } from './locale.ts'
import type { View } from './mustache.ts'
import { dark, light } from './style.ts'

/** How the messages of an Account look; null, or left out, is how ours do. Spec §5. */
export type EmailBranding = { logoUrl: string | null; color: string | null }

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
  branding?: EmailBranding
}

/** What the notice about a password that was set through an invitation tells. */
export type PasswordChangedEmailValues = {
  lang: string | null
  name: string
  accountName: string
  changedAt: Date
  branding?: EmailBranding
}

/** An invite's values under the names templates know them by. Spec §5. */
export const inviteView = (values: InviteEmailValues, lang: string): View => {
  const message = cleanParagraphs(values.message ?? '')
  return {
    ...brandingView(values.branding),
    name: cleanLine(values.name),
    invite_link: values.inviteLink,
    decline_link: values.declineLink,
    invited_by: cleanLine(values.invitedBy),
    account_name: cleanLine(values.accountName),
    expires_at: formatMoment(values.expiresAt, lang),
    message,
    quoted_message: message === '' ? '' : message.replace(/^/gm, '> '),
  }
}

/** The notice's values under the names its template knows them by. */
export const passwordChangedView = (values: PasswordChangedEmailValues, lang: string): View => ({
  ...brandingView(values.branding),
  name: cleanLine(values.name),
  account_name: cleanLine(values.accountName),
  changed_at: formatMoment(values.changedAt, lang),
})

/** Colours stand in style sheets, so nothing but a colour may get there. */
const brandingView = (branding: EmailBranding | undefined): View => {
  const { logoUrl = null, color = null } = branding ?? {}
  const own = color !== null && /^#[0-9a-f]{6}$/.test(color) ? color : null
  return {
    logo_url: logoUrl ?? '',
    action: own ?? light.action,
    on_action: own ? textOn(own) : light.onAction,
    dark_action: own ?? dark.action,
    dark_on_action: own ? textOn(own) : dark.onAction,
  }
}

/** One line without control characters: a name that can neither add a header nor turn text round. */
export const cleanLine = (value: string): string =>
  visible(value)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** A line for a header: what looks like an encoded word (RFC 2047) is no longer one, and stays text. */
export const headerLine = (value: string): string => cleanLine(value).replaceAll('=?', '= ?')

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
