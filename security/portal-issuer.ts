import type { FlattenedJWSInput, JWTHeaderParameters } from 'jose'
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose'
import { Problem } from '../domain/problems.ts'

export type PortalIssuer = ReturnType<typeof createPortalIssuer>
export type IssuerSettings = { jwksUrl: string; issuer: string; audience: string }

/* No secret is shared with the issuer, so no HMAC; none of the small or unsalted ones either. */
const algorithms = ['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256']
const timeoutMs = 3000

/**
 * Tokens of a foreign issuer (spec §3), verified with the keys it publishes. Those are kept for ten
 * minutes, asked for again when a token names an unknown one (once in `cooldownMs`), and used on
 * while the issuer cannot be reached.
 */
export function createPortalIssuer(
  { jwksUrl, issuer, audience }: IssuerSettings,
  { cooldownMs = 30_000, freshMs = 600_000 } = {},
) {
  const findKey = createKeySearch(new URL(jwksUrl), { cooldownMs, freshMs })
  const expectations = {
    issuer,
    audience,
    algorithms,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: 10,
  }

  return {
    /** Whether a token says that it is from there. It may lie: `verify` tells. */
    claims(token: string): boolean {
      try {
        return decodeJwt(token).iss === issuer
      } catch {
        return false // no JWT at all
      }
    },

    /**
     * Whom a token is about, as the issuer names them. Throws `token_expired`, `unauthenticated`,
     * or `service_unavailable` where no key is known and none can be had.
     */
    async verify(token: string): Promise<string> {
      const { payload } = await jwtVerify(token, findKey, expectations).catch((failure) => {
        if (failure instanceof Problem) throw failure
        const expired = failure instanceof errors.JWTExpired
        throw new Problem(expired ? 'token_expired' : 'unauthenticated')
      })
      return readSubject(payload)
    },
  }
}

/** Of any issuer's claims only the registered ones are known to be of their type. */
function readSubject({ sub }: { sub?: unknown }): string {
  const isName = typeof sub === 'string' && sub !== '' && !sub.includes('\0') && sub.isWellFormed()
  if (!isName) throw new Problem('unauthenticated')
  return sub
}

type Patience = { cooldownMs: number; freshMs: number }

function createKeySearch(url: URL, { cooldownMs, freshMs }: Patience) {
  const published = createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: freshMs,
  })
  let unreachableUntilMs = 0

  return async (header: JWTHeaderParameters, token: FlattenedJWSInput) => {
    const known = published.jwks()
    if (known && Date.now() < unreachableUntilMs) return createLocalJWKSet(known)(header, token)
    return published(header, token).catch((failure) => {
      if (isTokensFault(failure)) throw failure
      const kept = published.jwks()
      if (!kept) throw new Problem('service_unavailable', { retry_after_seconds: 5 })
      unreachableUntilMs = Date.now() + cooldownMs
      return createLocalJWKSet(kept)(header, token)
    })
  }
}

const isTokensFault = (failure: unknown): boolean =>
  failure instanceof errors.JWKSNoMatchingKey ||
  failure instanceof errors.JWKSMultipleMatchingKeys ||
  failure instanceof errors.JOSENotSupported
