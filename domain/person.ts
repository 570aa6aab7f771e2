import { fieldProblem } from './problems.ts'

/* RFC 5322 atoms, with RFC 6531's non-ASCII letters; no quoted local parts, no address literals. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u{a1}-\\u{10ffff}-]"
const domainLabel =
  '[A-Za-z0-9\\u{a1}-\\u{10ffff}](?:[A-Za-z0-9\\u{a1}-\\u{10ffff}-]{0,61}[A-Za-z0-9\\u{a1}-\\u{10ffff}])?'
const address = new RegExp(`^${atom}+(?:\\.${atom}+)*@${domainLabel}(?:\\.${domainLabel})+$`, 'u')
/* Invisible or direction-changing characters let one address pass for another; lone surrogates
   cannot be stored. */
const deceptive = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Z}]/u
const control = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u

/**
 * An e-mail address as it is kept: trimmed, NFC. Comparison is SQL's `canonical_email`.
 * Throws `validation_failed` for the field.
 */
export function parseEmail(text: string, field = 'email'): string {
  const email = text.trim().normalize('NFC')
  const bytes = new TextEncoder().encode(email).length
  const localBytes = new TextEncoder().encode(email.split('@')[0]).length
  if (bytes > 254 || localBytes > 64 || deceptive.test(email) || !address.test(email)) {
    throw fieldProblem('validation_failed', field, 'This is not an e-mail address.')
  }
  return email
}

/** A name as it is kept: NFC, single spaces. Throws `validation_failed` for the field. */
export function parseName(text: string, field: string, { required = true } = {}): string {
  const name = text.normalize('NFC').trim().replace(/ {2,}/g, ' ')
  const length = [...name].length
  if (control.test(name) || length > 100 || (required && length === 0)) {
    throw fieldProblem('validation_failed', field, 'Give 1 to 100 printable characters.')
  }
  return name
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

export const maskNumber = (number: string) => `${number.slice(0, 3)}•••${number.slice(-2)}`

/** Passwords are 8 to 64 characters of any kind, counted and hashed after NFC. Spec §2, NIST 800-63B. */
export function parsePassword(text: string, field = 'password'): string {
  const password = text.normalize('NFC')
  const length = [...password].length
  if (length < 8 || length > 64 || /\p{Cs}/u.test(password)) {
    throw fieldProblem('validation_failed', field, 'Give 8 to 64 characters.')
  }
  return password
}
