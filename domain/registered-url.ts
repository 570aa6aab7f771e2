import { fieldProblem } from './problems.ts'

/**
 * An address an Application may register: https, or http on loopback; no fragment and no
 * credentials (spec §3, RFC 8252 §7.3). Throws `validation_failed` for the field.
 */
export function parseRegisteredUrl(text: string, field: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = /^[\x21-\x7e]+$/.test(text) && !text.includes('\\')
  if (!url || !plain || !isAllowed(url) || text.includes('#') || url.username || url.password) {
    const message = 'Give an https address (http on loopback only), without a fragment.'
    throw fieldProblem('validation_failed', field, message)
  }
  return text
}

const isAllowed = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
