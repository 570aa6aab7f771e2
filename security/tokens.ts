import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import type { Channel } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { createShortCodes } from './short-codes.ts'

export type LinkToken = { inviteId: string; generation: number; channel: Channel }
export type LinkTokens = ReturnType<typeof createLinkTokens>

const channels: readonly Channel[] = ['mail', 'copy']
const bodyLength = 25 // key id 4, invite id 16, generation 4, channel 1
const tokenLength = bodyLength + 32

/**
 * Links are derived, never stored: nothing at rest can be turned into a working one (spec §2). A
 * token is base64url of `key id · invite id · generation · channel · HMAC-SHA-256` of all before.
 * The newest secret signs; every listed one still reads.
 */
export function createLinkTokens(secrets: string[]) {
  const keys = secrets.map((secret) => ({ secret, id: keyId(secret) }))
  const [newest] = keys
  if (!newest) throw new Error('At least one token secret is needed.')
  const sign = (secret: string, body: Buffer) => createHmac('sha256', secret).update(body).digest()

  return {
    ...createShortCodes(secrets),

    write({ inviteId, generation, channel }: LinkToken): string {
      const body = Buffer.alloc(bodyLength)
      newest.id.copy(body)
      body.set(parse(inviteId), 4)
      body.writeUInt32BE(generation, 20)
      body.writeUInt8(channels.indexOf(channel), 24)
      return Buffer.concat([body, sign(newest.secret, body)]).toString('base64url')
    },

    /** Throws `invite_not_found` for anything we did not write: forged and malformed look alike. */
    read(token: string): LinkToken {
      const bytes = Buffer.from(token, 'base64url')
      const wellFormed = bytes.length === tokenLength && bytes.toString('base64url') === token
      const key = keys.find(({ id }) => id.equals(bytes.subarray(0, 4)))
      if (!wellFormed || !key) throw new Problem('invite_not_found')
      const body = bytes.subarray(0, bodyLength)
      const genuine = timingSafeEqual(sign(key.secret, body), bytes.subarray(bodyLength))
      const channel = channels[body.readUInt8(24)]
      if (!genuine || !channel) throw new Problem('invite_not_found')
      return { inviteId: stringify(body, 4), generation: body.readUInt32BE(20), channel }
    },
  }
}

const keyId = (secret: string) =>
  createHash('sha256').update('link key id:').update(secret).digest().subarray(0, 4)
