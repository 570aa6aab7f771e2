import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type ApiKeyParts = { prefix: string; secret: string }

const shape = /^vst_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/
const hash = (secret: string) => createHash('sha256').update(secret).digest()

/** A new key: what its owner is shown once, and what is kept. Spec §1. */
export function makeApiKey() {
  const prefix = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { prefix, keyHash: hash(secret), key: `vst_${prefix}_${secret}` }
}

/** The two parts of a key as it was shown; null for any other text. */
export function readApiKey(text: string): ApiKeyParts | null {
  const [, prefix, secret] = shape.exec(text) ?? []
  return prefix && secret ? { prefix, secret } : null
}

/** 32 random bytes need no slow hash. */
export const isKeySecret = (secret: string, keyHash: Uint8Array): boolean =>
  timingSafeEqual(hash(secret), keyHash)
