import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { asJson, readJson, writeAtomically } from './files.ts'

const secrets = Type.Object({
  INVITE_TOKEN_SECRETS: Type.String(),
  ENCRYPTION_KEYS: Type.String(),
  JWT_PRIVATE_KEYS: Type.String(),
  postgresOwnerPassword: Type.String(),
  postgresAppPassword: Type.String(),
  demoOperatorPassword: Type.String(),
  demoIdentityPassword: Type.String(),
})

export type Secrets = Static<typeof secrets>

/**
 * Made once per directory. Each of the three variables takes several values, newest first, so a key
 * is rotated by writing a new one in front.
 */
export function readSecrets(directory: string): Secrets {
  const path = join(directory, 'secrets.json')
  const known = readJson(path, secrets)
  if (known) return known
  const made = {
    INVITE_TOKEN_SECRETS: makeKey(),
    ENCRYPTION_KEYS: makeKey(),
    JWT_PRIVATE_KEYS: makeKey(),
    postgresOwnerPassword: makeKey(),
    postgresAppPassword: makeKey(),
    demoOperatorPassword: makePassword(),
    demoIdentityPassword: makePassword(),
  }
  writeAtomically(path, asJson(made), { flush: true })
  return made
}

const makeKey = () => randomBytes(32).toString('base64url')

/** For people to type: 78 bits, without letters that look alike. */
function makePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
