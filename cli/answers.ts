import { type Static, type StaticParse, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { Unreachable } from './failures.ts'

const text = Type.String()
const count = Type.Number()
const maybe = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** What this client reads of the server's answers; there may be more in them. Spec §12. */
export const importAnswer = Type.Object({
  id: text,
  status: text,
  counts: Type.Object({
    total: count,
    queued: count,
    succeeded: count,
    failed: count,
    skipped: count,
  }),
  rows_per_second: maybe(count),
  eta_seconds: maybe(count),
  created_at: text,
  started_at: maybe(text),
  finished_at: maybe(text),
})
export type ImportAnswer = Static<typeof importAnswer>

export const rowEvent = Type.Object({ row: count, status: text, code: maybe(text) })

export const previewAnswer = Type.Object({
  rows: count,
  stats: Type.Object({ valid: count, warning: count, error: count }),
  results: Type.Array(
    Type.Object({
      row: count,
      verdict: text,
      email: text,
      issues: Type.Array(
        Type.Object({ severity: text, code: text, field: maybe(text), message: text }),
      ),
    }),
  ),
})
export type PreviewAnswer = Static<typeof previewAnswer>

export const sessionAnswer = Type.Object({ token: text })

export const problemAnswer = Type.Object({
  code: text,
  title: Type.Optional(text),
  detail: Type.Optional(text),
  missing_permission: Type.Optional(text),
  errors: Type.Optional(Type.Array(Type.Object({ field: text, message: text }))),
})

/** Throws `Unreachable`: who answers something else is not the server that was meant. */
export function readAnswer<Schema extends TSchema>(
  schema: Schema,
  body: string,
): StaticParse<Schema> {
  try {
    return Value.Parse(schema, JSON.parse(body))
  } catch {
    throw new Unreachable('What answers there is not Vestibule, or another version of it.')
  }
}
