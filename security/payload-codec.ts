import type { Payload, PayloadCodec } from '@temporalio/common'
import proto from '@temporalio/proto'
import type { Sealer } from './sealed.ts'

const encoding = new TextEncoder().encode('binary/encrypted')
const isEncoding = (given: Uint8Array | null | undefined) =>
  given != null && Buffer.compare(given, encoding) === 0

/**
 * Encrypts every payload before it leaves for Temporal (spec §9): AES-256-GCM, the key's id in
 * front, so that keys can be rotated while invites sleep. Payloads that are not ours pass through.
 */
export const createPayloadCodec = (sealer: Sealer): PayloadCodec => ({
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => ({
      metadata: { encoding },
      data: sealer.seal(proto.temporal.api.common.v1.Payload.encode(payload).finish()),
    }))
  },

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (!isEncoding(payload.metadata?.encoding) || !payload.data) return payload
      return proto.temporal.api.common.v1.Payload.decode(sealer.open(payload.data))
    })
  },
})
