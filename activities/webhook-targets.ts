import { type LookupAddress, lookup } from 'node:dns'
import { promisify } from 'node:util'
import { hostAndPort } from '../domain/webhook.ts'
import { isPublicAddress, literalAddress } from '../security/public-addresses.ts'

export type Resolve = (name: string) => Promise<LookupAddress[]>
export type Target = { url: URL; addresses: [LookupAddress, ...LookupAddress[]] }

const ask = promisify(lookup)
export const resolveByDns: Resolve = (name) => ask(name, { all: true })

/** Why nothing was sent: stays until the address, or what its name leads to, is another. */
export class ForbiddenTarget extends Error {}

/**
 * What a connection may be made to: the addresses of this moment, and no others, so that a name
 * that changes its answer leads nowhere else (spec §7). One that is not public refuses them all.
 * Throws `ForbiddenTarget`, or what the resolver says.
 */
export async function findTarget(
  text: string,
  { allow, allowInsecure }: { allow: readonly string[]; allowInsecure: boolean },
  resolve: Resolve,
): Promise<Target> {
  const url = new URL(text)
  const isWeb = url.protocol === 'https:' || (allowInsecure && url.protocol === 'http:')
  if (!isWeb) throw new ForbiddenTarget('Only https addresses are called.')
  const literal = literalAddress(url)
  const found = literal
    ? [{ address: literal, family: literal.includes(':') ? 6 : 4 }]
    : await resolve(url.hostname)
  const [first, ...more] = found
  if (!first) throw new Error('The name leads nowhere.')
  const isExempt = allow.includes(hostAndPort(url))
  if (!isExempt && !found.every(({ address }) => isPublicAddress(address))) {
    throw new ForbiddenTarget('The address is not public.')
  }
  return { url, addresses: [first, ...more] }
}
