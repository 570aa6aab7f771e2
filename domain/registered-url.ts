import { fieldProblem } from './problems.ts'

/**
 * An address an Application may register: https, or http on loopback; no fragment and no
 * credentials (spec §3, RFC 8252 §7.3). Throws `validation_failed` for the field.
 */
export function parseRegisteredUrl(text: string, field: string): string {
  if (isTrustedUrl(text)) return text
  const message = 'Give an https address (http on loopback only), without a fragment.'
  throw fieldProblem('validation_failed', field, message)
}

/** The same rule, as an answer. */
export function isTrustedUrl(text: string): boolean {
  const plain = /^[\x21-\x7e]+$/.test(text) && !/[\\#]/.test(text)
  if (!plain || !URL.canParse(text)) return false
  const url = new URL(text)
  return isAllowed(url) && !url.username && !url.password
}

const isAllowed = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
