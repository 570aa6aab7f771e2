import { createHmac, randomBytes } from 'node:crypto'
import type { Sealer } from './sealed.ts'

const secretBytes = 32 // Standard Webhooks asks for 24 to 64
const placeOf = (webhookId: string) => `webhook/${webhookId}`

/** A new secret: as it is shown once (Standard Webhooks), and as it is kept. */
export function makeWebhookSecret(sealer: Sealer, webhookId: string) {
  const bytes = randomBytes(secretBytes)
  return {
    secret: `whsec_${bytes.toString('base64')}`,
    sealedSecret: Buffer.from(sealer.seal(bytes, placeOf(webhookId))),
  }
}

export const openWebhookSecret = (sealer: Sealer, webhookId: string, sealed: Uint8Array): Buffer =>
  Buffer.from(sealer.open(sealed, placeOf(webhookId)))

/** One signature for each secret, as `webhook-signature` lists them. Standard Webhooks, v1. */
export function signWebhook(
  secrets: Uint8Array[],
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
): string {
  const signed = `${id}.${timestamp}.${body}`
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(signed).digest('base64'),
  )
  return signatures.map((signature) => `v1,${signature}`).join(' ')
}
