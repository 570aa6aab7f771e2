import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'uuid'

export type ShortLink = { inviteId: string; generation: number }
/** What a code says of itself: some invites have this locator, and one of them may have made it. */
export type ShortCode = { locator: Buffer; generationByte: number; proof: Buffer }

const locatorLength = 3
const proofStart = locatorLength + 1
const codeLength = proofStart + 12 // 96 bits that nobody guesses; 22 characters in all

/**
 * Codes for links that are typed or sent by SMS (spec §4): base64url of `end of the invite's id ·
 * end of the generation · HMAC-SHA-256, cut`. Derived like tokens and stored nowhere: whoever reads
 * the tables can make none. The newest secret signs; every listed one still reads.
 */
export function createShortCodes(secrets: string[]) {
  const prove = (secret: string, { inviteId, generation }: ShortLink) =>
    createHmac('sha256', secret)
      .update(`short link:${inviteId.toLowerCase()}:${generation}`)
      .digest()
      .subarray(0, codeLength - proofStart)

  return {
    shorten(link: ShortLink): string {
      const [newest = ''] = secrets
      const locator = parse(link.inviteId).subarray(-locatorLength)
      const head = Buffer.from([...locator, link.generation & 0xff])
      return Buffer.concat([head, prove(newest, link)]).toString('base64url')
    },

    /** Undefined for what is no code; one that is may still be of no invite. */
    readShortCode(code: string): ShortCode | undefined {
      const bytes = Buffer.from(code, 'base64url')
      if (bytes.length !== codeLength || bytes.toString('base64url') !== code) return undefined
      const [generationByte = 0] = bytes.subarray(locatorLength)
      return {
        locator: bytes.subarray(0, locatorLength),
        generationByte,
        proof: bytes.subarray(proofStart),
      }
    },

    /** The generation of this invite that a code was made for; undefined: it is another's, or forged. */
    generationOf(code: ShortCode, { inviteId, generation: current }: ShortLink) {
      const generation = current - ((current - code.generationByte) & 0xff)
      const genuine = secrets.some((secret) =>
        timingSafeEqual(prove(secret, { inviteId, generation }), code.proof),
      )
      return genuine ? generation : undefined
    },
  }
}
