import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { KeyedRequest } from '../db/idempotency.ts'
import type { Sealer } from '../security/sealed.ts'

const kept = ['content-type', 'location', 'retry-after'] as const
const answer = Type.Object({
  headers: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
  body: Type.String(),
})

/** One key of one principal, as one text. */
export const placeOf = ({ principal, key }: KeyedRequest) => `${principal} ${key}`

/** An answer as it rests: sealed, for it may hold a link or a key, and bound to its own key. */
export function writeAnswer(
  sealer: Sealer,
  request: KeyedRequest,
  sent: Record<string, unknown>,
  payload: unknown,
): Uint8Array {
  if (payload != null && typeof payload !== 'string') throw new Error('Only text can be replayed.')
  const headers = Object.fromEntries(
    kept.filter((name) => sent[name] !== undefined).map((name) => [name, sent[name]]),
  )
  const text = JSON.stringify({ headers, body: payload ?? '' })
  return sealer.seal(Buffer.from(text), placeOf(request))
}

/** The answer that was stored for this key. */
export const readAnswer = (sealer: Sealer, request: KeyedRequest, response: Uint8Array) =>
  Value.Parse(answer, JSON.parse(Buffer.from(sealer.open(response, placeOf(request))).toString()))
