import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

export type Sealer = ReturnType<typeof createSealer>

const idLength = 4
const nonceLength = 12
const tagLength = 16

/**
 * Encrypts what rests where operators can read it (spec §3, §9): AES-256-GCM, laid out as
 * `key id · nonce · ciphertext · tag`. The newest key seals; every listed one still opens. `bound`
 * ties a sealed text to its place: opened elsewhere, it fails.
 */
export function createSealer(keys: Buffer[]) {
  const known = keys.map((key) => ({ key, id: keyId(key) }))
  const [newest] = known
  if (!newest) throw new Error('At least one encryption key is needed.')
  const digestKeys = keys.map((key) => createHmac('sha256', key).update('fingerprints').digest())

  return {
    seal(plain: Uint8Array, bound = ''): Uint8Array {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', newest.key, nonce).setAAD(Buffer.from(bound))
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([newest.id, nonce, text, cipher.getAuthTag()])
    },

    /** Throws for a key that is not listed, and for whatever was changed since it was sealed. */
    open(sealed: Uint8Array, bound = ''): Uint8Array {
      const bytes = Buffer.from(sealed)
      const key = known.find(({ id }) => id.equals(bytes.subarray(0, idLength)))
      const start = idLength + nonceLength
      if (!key || bytes.length < start + tagLength) throw new Error('No listed key opens this.')
      const nonce = bytes.subarray(idLength, start)
      const decipher = createDecipheriv('aes-256-gcm', key.key, nonce, {
        authTagLength: tagLength,
      })
      decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(start, -tagLength)), decipher.final()])
    },

    /**
     * A text's digest under each key, in hex, the newest first: the same text is recognised, yet
     * whoever reads the digest cannot try out guesses of what was in it.
     */
    fingerprints: (text: string): string[] =>
      digestKeys.map((key) => createHmac('sha256', key).update(text).digest('hex')),
  }
}

const keyId = (key: Buffer) => createHash('sha256').update(key).digest().subarray(0, idLength)
