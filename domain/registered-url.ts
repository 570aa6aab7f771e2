import { fieldProblem } from './problems.ts'

/**
 * An address an Application may register: https, or http on loopback; no fragment, no credentials
 * and no wildcard, for it is compared as text (spec §3, RFC 8252 §7.3, RFC 9700 §2.1). The host
 * is written as browsers read it. Throws `validation_failed` for the field.
 */
export function parseRegisteredUrl(text: string, field: string): string {
  if (isTrustedUrl(text)) return text
  const message =
    'Give an https address (http on loopback only) without fragment, user name or wildcard.'
  throw fieldProblem('validation_failed', field, message)
}

/** The same rule, as an answer. */
export function isTrustedUrl(text: string): boolean {
  const plain = /^[\x21-\x7e]+$/.test(text) && !/[\\#*]/.test(text)
  if (!plain || !URL.canParse(text)) return false
  const url = new URL(text)
  return isAllowed(url) && writtenHost(text) === url.hostname
}

const isAllowed = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

/** Empty where an address is more, or less, than scheme, host and port before its path. */
const writtenHost = (text: string) =>
  /^https?:\/\/([^/?@]+?)(?::\d+)?(?:[/?]|$)/i.exec(text)?.[1]?.toLowerCase() ?? ''

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
