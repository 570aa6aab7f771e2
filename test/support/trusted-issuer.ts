import { onTestFinished } from 'vitest'
import { createPortalIssuer } from '../../security/portal-issuer.ts'
import { type Account, jwt, startApi } from './api.ts'
import { makeSigningKey, serveKeys } from './issuer.ts'
import { bearer, invitesOf, outcome } from './portal.ts'

export const key = await makeSigningKey('ES256', 'first')
export const accepted = [200, undefined]
export const refused = [401, 'unauthenticated']

/** For the test that asks: an API that trusts an issuer which publishes these keys. */
export async function trusting(
  account: Account,
  keys = [key.jwk],
  patience?: { cooldownMs?: number; freshMs?: number },
) {
  const { site, settings, close } = await serveKeys(keys)
  const portalIssuer = createPortalIssuer(settings, patience)
  const trusted = await startApi({ portalIssuer, jwt })
  onTestFinished(async () => {
    close()
    await trusted.stop()
  })
  const read = (token: string, slug = account.slug) =>
    outcome(trusted, invitesOf(slug), { headers: bearer(token) })
  return { site, read, trusted, stopIssuer: close }
}
