import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Payload } from '@temporalio/common'
import { type Static, Type } from 'typebox'
import { fieldProblem } from '../../domain/problems.ts'
import type { RouteDeps } from '../deps.ts'

const tags = ['Temporal UI']
const base64 = Type.String({ contentEncoding: 'base64' })
const payload = Type.Object({
  metadata: Type.Optional(Type.Record(Type.String(), base64)),
  data: Type.Optional(base64),
})
const payloads = Type.Object({ payloads: Type.Array(payload, { maxItems: 10_000 }) })
const access = { permission: 'account.manage', operatorsOnly: true, fromTemporalUi: true } as const
const bodyLimit = 16 * 1_048_576

/** Temporal's codec server protocol, for operators who read histories in its UI. Spec §9. */
export const codecRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { payloadCodec } = deps
  const open = (sealed: Payload[]) =>
    payloadCodec.decode(sealed).catch(() => {
      throw fieldProblem('validation_failed', 'payloads', 'No key of ours opens one of these.')
    })
  const steps = {
    decode: { work: open, summary: 'Open payloads for the Temporal UI' },
    encode: { work: payloadCodec.encode, summary: 'Seal payloads for the Temporal UI' },
  }
  for (const [name, { work, summary }] of Object.entries(steps)) {
    app.post(
      `/codec/${name}`,
      {
        config: access,
        bodyLimit,
        schema: { tags, summary, body: payloads, response: { 200: payloads } },
      },
      async (request) => {
        const done = await work(request.body.payloads.map(readPayload))
        return { payloads: done.map(writePayload) }
      },
    )
  }
}

function readPayload({ metadata = {}, data = '' }: Static<typeof payload>): Payload {
  const bytes = Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text, 'base64')])
  return { metadata: Object.fromEntries(bytes), data: Buffer.from(data, 'base64') }
}

function writePayload({ metadata, data }: Payload): Static<typeof payload> {
  const texts = Object.entries(metadata ?? {}).map(([name, bytes]) => [name, toBase64(bytes)])
  return { metadata: Object.fromEntries(texts), data: toBase64(data ?? new Uint8Array()) }
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
