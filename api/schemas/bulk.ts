import { type Static, type TSchema, type TUnsafe, Type } from 'typebox'
import { body, id } from './fields.ts'

export const mostRows = 200

/** What a body may have, unless its route says otherwise. */
export const bodyLimit = 65_536

/** As much as 200 single calls may send. */
export const bulkBodyLimit = mostRows * bodyLimit

export type Envelope = { name: string; schema: TUnsafe<Record<string, unknown[]>> }
const envelopes = new WeakMap<object, Envelope>()

/**
 * The body of a bulk call: `{[name]: rows}`. Documented with the single route's body as rows, but
 * only the envelope is checked at the door, for a bad row fails alone (spec §4): `api/bulk.ts`
 * checks rows one by one.
 */
export function bulkOf<Name extends string>(name: Name, row: TSchema) {
  const rows = Type.Array(row, { minItems: 1, maxItems: mostRows })
  const documented = Type.Unsafe<{ [name in Name]: unknown[] }>(body({ [name]: rows }))
  const schema = body({ [name]: Type.Array(Type.Unknown()) })
  envelopes.set(documented, { name, schema: Type.Unsafe(schema) })
  return documented
}

/** What of a bulk call's body is checked before its rows; undefined for any other body. */
export const envelopeOf = (schema: unknown): Envelope | undefined =>
  typeof schema === 'object' && schema !== null ? envelopes.get(schema) : undefined

const rowError = Type.Object({
  code: Type.String({
    description:
      'As the single call refuses, or `duplicate_in_request`; `body_too_large` beyond 64 KiB.',
  }),
  field: Type.Optional(Type.String()),
  message: Type.String(),
})

/** The answer of every bulk call, a result for each row in input order. Spec §4. */
export const bulkAnswer = Type.Object(
  {
    results: Type.Array(
      Type.Object({
        index: Type.Integer(),
        status: Type.Enum(['created', 'error']),
        id: Type.Optional(id),
        accept_url: Type.Optional(Type.String()),
        error: Type.Optional(rowError),
      }),
    ),
    summary: Type.Object({ created: Type.Integer(), failed: Type.Integer() }),
  },
  { title: 'BulkAnswer' },
)
export type BulkAnswer = Static<typeof bulkAnswer>
export type RowResult = BulkAnswer['results'][number]
