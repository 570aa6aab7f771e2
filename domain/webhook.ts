import { fieldProblem } from './problems.ts'

/** What a webhook's address may be, by settings. */
export type WebhookRules = { allowInsecure: boolean; allow: readonly string[] }
export type DisabledReason = 'gone' | 'failing'
export type DeliveryStatus = 'pending' | 'delivered' | 'failed'

/** How many one Environment, or one Account for itself, may have. */
export const mostWebhooks = 20
/** How long the secret before the last rotation signs too. */
export const overlapMs = 24 * 3_600_000
/** How long a receiver may hold us off with `Retry-After`. */
export const longestRetryAfterMs = 24 * 3_600_000

/**
 * An address to register, read as browsers read it, so that odd spellings of a host are seen for
 * what they are. Throws `validation_failed`. Where it leads is decided with each connection.
 */
export function parseWebhookUrl(text: string, { allowInsecure }: WebhookRules): URL {
  const isPlain = /^[\x21-\x7e]+$/.test(text) && !text.includes('\\')
  if (!isPlain || !URL.canParse(text)) throw refused('Give an https address.')
  const url = new URL(text)
  const isHttp = url.protocol === 'http:' && allowInsecure
  if (url.protocol !== 'https:' && !isHttp) {
    throw refused('Give an https address; http is taken where ALLOW_INSECURE_WEBHOOKS is set.')
  }
  if (url.username || url.password) throw refused('Leave user name and password out.')
  if (url.hash || text.includes('#')) throw refused('Leave the fragment out.')
  if (url.href.length > 2000) throw refused('Give at most 2000 characters.')
  return url
}

/** What an address is refused with that names what is not public. */
export const notPublic = () =>
  refused('This address is not public. WEBHOOK_ALLOW can exempt a host and port of your own.')

const refused = (message: string) => fieldProblem('validation_failed', 'url', message)

/** A name that leads to the machine itself, whoever is asked (RFC 6761). */
export const isLoopbackName = ({ hostname }: URL): boolean => /(^|\.)localhost\.?$/.test(hostname)

/** The pair that `WEBHOOK_ALLOW` would list for it. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`

/**
 * How long to wait after so many attempts of a round; null: given up. Up to a tenth more or less,
 * so that what failed together does not come again together; never before the receiver asks for it.
 */
export function waitBeforeNext(
  retries: readonly number[],
  { attempts, retryAfterMs, chance }: { attempts: number; retryAfterMs: number; chance: number },
): number | null {
  const planned = retries[attempts - 1]
  if (planned === undefined) return null
  const wait = Math.round(planned * (0.9 + chance * 0.2))
  return Math.max(wait, Math.min(retryAfterMs, longestRetryAfterMs))
}
