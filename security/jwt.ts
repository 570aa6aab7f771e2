import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { Problem } from '../domain/problems.ts'

export type Audience = 'operator' | 'identity'
export type SessionToken = {
  audience: Audience
  subject: string
  accountId: string
  sessionId: string
  expiresAt: Date
}
export type Jwt = ReturnType<typeof createJwt>

/** What precedes a 32-byte Ed25519 seed in PKCS #8. RFC 8410 §7. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Session tokens (spec §3): EdDSA JWTs whose `kid` is the key's RFC 7638 thumbprint and whose `aud`
 * tells operators from identities. The newest key signs; every listed one still verifies.
 */
export function createJwt(seeds: Buffer[], issuer: string) {
  const keys = seeds.map(readKey)
  const [newest] = keys
  if (!newest) throw new Error('At least one JWT key is needed.')
  const publicKeys = new Map(keys.map(({ jwk, publicKey }) => [jwk.kid, publicKey]))

  const findKey = ({ kid = '' }: { kid?: string }): KeyObject => {
    const key = publicKeys.get(kid)
    if (!key) throw new Problem('unauthenticated')
    return key
  }

  return {
    jwks: { keys: keys.map(({ jwk }) => jwk) },

    sign: ({ audience, subject, accountId, sessionId, expiresAt }: SessionToken) =>
      new SignJWT({ sid: sessionId, account: accountId })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: newest.jwk.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(newest.privateKey),

    /** Throws `token_expired` for a token of ours that is over, `unauthenticated` for any other. */
    async verify(token: string): Promise<SessionToken> {
      const expectations = { issuer, algorithms: ['EdDSA'], requiredClaims: ['exp', 'sub'] }
      const { payload } = await jwtVerify(token, findKey, expectations).catch((failure) => {
        const expired = failure instanceof errors.JWTExpired
        throw new Problem(expired ? 'token_expired' : 'unauthenticated')
      })
      return readClaims(payload)
    },
  }
}

function readKey(seed: Buffer) {
  const der = Buffer.concat([pkcs8Head, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const { x = '' } = publicKey.export({ format: 'jwk' })
  const members = { crv: 'Ed25519', kty: 'OKP', x }
  const kid = createHash('sha256').update(JSON.stringify(members)).digest('base64url')
  const jwk = { ...members, kid, use: 'sig', alg: 'EdDSA' }
  return { privateKey, publicKey, jwk }
}

function readClaims({ aud, sub, sid, account, exp = 0 }: JWTPayload): SessionToken {
  const texts = [sub, sid, account].map((claim) => (typeof claim === 'string' ? claim : ''))
  const [subject = '', sessionId = '', accountId = ''] = texts
  const known = aud === 'operator' || aud === 'identity'
  if (!known || texts.includes('')) throw new Problem('unauthenticated')
  return { audience: aud, subject, sessionId, accountId, expiresAt: new Date(exp * 1000) }
}
