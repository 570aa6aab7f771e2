import { fieldProblem } from './problems.ts'

/* What controls or turns text around; Cf has joiners, too, which names are written with. */
const control =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u202a-\u202e\u2066-\u2069\u200e\u200f\ufff9-\ufffb]/u
/* What nobody sees and nobody types: it comes along when text is copied. */
const unseen = /[\u00ad\u200b\u2060-\u2064\ufeff]/g
const legible = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u
const longest = 1000 // in UTF-16, before NFC; putting marks in order takes their number squared

/**
 * A name as it is kept, of a person or of anything: NFC, single spaces, nothing invisible around or
 * between. Throws `validation_failed` for the field.
 */
export function parseName(text: string, field: string): string {
  const name = tidyName(text)
  if (control.test(name) || !legible.test(name) || [...name].length > 100) {
    throw fieldProblem('validation_failed', field, 'Give 1 to 100 printable characters.')
  }
  return name
}

/** The same, where it may be left out. */
export const parseOptionalName = (text: string | undefined, field: string) =>
  text === undefined ? undefined : parseName(text, field)

function tidyName(text: string): string {
  if (text.length > longest) return ''
  return text.replace(unseen, '').normalize('NFC').trim().replace(/ {2,}/g, ' ')
}

export const fullName = (person: { firstName: string; lastName: string }) =>
  `${person.firstName} ${person.lastName}`.trim()

/** Enough to recognise one's own address, too little to learn another's: `a•••@e•••.com`. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  const [name = '', ...rest] = domain.split('.')
  const first = (text: string) => [...text][0] ?? ''
  return `${first(local)}•••@${first(name)}•••.${rest.at(-1) ?? ''}`
}

/** E.164, as SQL's `e164_number` takes it. */
export const numberPattern = '^\\+[1-9][0-9]{6,14}$'

export const maskNumber = (number: string) => `${number.slice(0, 3)}•••${number.slice(-2)}`

type Recipient = { email: string | null; mobileNumber: string | null }

/** Where a message went, as whoever holds its link may see it: one of the two. Spec §12. */
export const maskedRecipient = (to: Recipient | undefined) => ({
  masked_email: to?.email ? maskEmail(to.email) : null,
  masked_mobile_number: to?.email || !to?.mobileNumber ? null : maskNumber(to.mobileNumber),
})

/** Passwords are 8 to 64 characters of any kind, counted and hashed after NFC. Spec §2, NIST 800-63B. */
export function parsePassword(text: string, field = 'password'): string {
  const password = text.length > longest ? '' : text.normalize('NFC')
  const length = [...password].length
  if (length < 8 || length > 64 || /\p{Cs}/u.test(password)) {
    throw fieldProblem('validation_failed', field, 'Give 8 to 64 characters.')
  }
  return password
}
