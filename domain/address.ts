import punycode from 'punycode.js'
import { fieldProblem } from './problems.ts'
import { isPlainlySpelt } from './scripts.ts'

/* RFC 5322 atoms, with RFC 6531's non-ASCII letters; no quoted local parts, no address literals. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u{a1}-\\u{10ffff}-]"
const local = new RegExp(`^${atom}+(?:\\.${atom}+)*$`, 'u')
const domainText = /^[A-Za-z0-9.\u{a1}-\u{10ffff}-]+$/u
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const punycoded = /(?:^|\.)xn--/i
/* No top-level domain is a number: that would be an IP address. */
const asciiDomain = new RegExp(`^(?:${label}\\.)+(?!\\d+$)${label}$`)
/* Invisible or direction-changing characters let one address pass for another, and so does a mark
   on what is no letter; lone surrogates cannot be stored. */
const deceptive =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{DI}\u2800]|(?:^|[^\p{L}\p{M}\p{N}])\p{M}/u
/* In UTF-16, before NFC: putting marks in order takes their number squared, and expressions that
   loop over millions of letters run out of stack. */
const longest = 640

/**
 * An e-mail address as it is kept: trimmed, NFC, its domain as people read it, so that an
 * internationalised one has one spelling. Comparison is SQL's `canonical_email`. Throws
 * `validation_failed` for the field.
 */
export function parseEmail(text: string, field = 'email'): string {
  if (text.length > longest) throw tooLong(field)
  const email = writeAddress(text)
  const [name = '', domain = '', ...more] = email.split('@')
  if (more.length > 0 || !isLocalPart(name) || !isDomain(domain) || deceptive.test(text.trim())) {
    throw fieldProblem('validation_failed', field, 'This is not an e-mail address.')
  }
  if (bytesOf(`${name}@${domainToASCII(domain)}`) > 254 || bytesOf(email) > 254) {
    throw tooLong(field)
  }
  if (!isPlainlySpelt(email) || [...name].some(looksLikeAscii)) {
    const message = 'This address has letters that could be taken for others.'
    throw fieldProblem('validation_failed', field, message)
  }
  return email
}

const tooLong = (field: string) =>
  fieldProblem('validation_failed', field, 'This address is too long.')

/** How an address would be kept that is only compared; what is none may stay as it is. */
export function writeAddress(text: string): string {
  if (text.length > longest) return text
  const email = text.trim().normalize('NFC')
  const at = email.lastIndexOf('@')
  return email.slice(0, at + 1) + writeDomain(email.slice(at + 1))
}

/** Unicode's reading of an internationalised domain, UTS 46; any other is left as it is written. */
function writeDomain(domain: string): string {
  const plain = /^[\x21-\x7e]*$/.test(domain) && !punycoded.test(domain)
  if (plain || !domainText.test(domain)) return domain
  try {
    return punycode.toUnicode(domainToASCII(domain)) || domain
  } catch {
    return domain // a label that only looks like Punycode
  }
}

/** UTS 46 as the URL standard has it, in servers and browsers alike; empty for what is no domain. */
function domainToASCII(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname // Node 20's `canParse` refuses letters like ü
  } catch {
    return ''
  }
}

const isLocalPart = (text: string) => local.test(text) && bytesOf(text) <= 64

const isDomain = (text: string) =>
  domainText.test(text) && !punycoded.test(text) && asciiDomain.test(domainToASCII(text))

/** Full-width and ornamental letters, ligatures: NFC keeps them apart from what they look like. */
const looksLikeAscii = (letter: string) =>
  letter > '\x7f' && /^[\x21-\x7e]+$/.test(letter.normalize('NFKC'))

const bytesOf = (text: string) => new TextEncoder().encode(text).length
