import fc from 'fast-check'
import type { Operation, Schema } from './description.ts'
import * as hostile from './hostile-values.ts'
import { type Known, odds, type Values } from './schema-values.ts'

/** Made of the schema, or the example with something left out and something put in its place. */
export function bodyOf(
  { requestBody }: Operation,
  fitting: (schema: Schema) => Values,
  known: Known,
) {
  const { schema, example = {} } = requestBody?.content?.['application/json'] ?? {}
  const made = schema ? fitting(schema) : fc.constant({})
  const fields = Object.entries(Object(example)).map(([name, value]) => [
    name,
    known.fields[name] ?? value,
  ])
  const nearly = fc
    .tuple(
      fc.subarray(fields, { minLength: Math.max(0, fields.length - 1) }),
      fc.option(fc.tuple(fc.nat(), hostile.hostileValue)),
    )
    .map(([kept, change]) => {
      const [name] = fields[(change?.[0] ?? 0) % Math.max(fields.length, 1)] ?? ['']
      return Object.fromEntries(change ? [...kept, [name, change[1]]] : kept)
    })
  const json = fc.oneof(
    odds(3, made),
    odds(2, nearly),
    odds(2, fc.constant(Object.fromEntries(fields))),
  )
  return fc.oneof(
    { weight: 9, arbitrary: json.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: hostile.hostileBody },
  )
}
