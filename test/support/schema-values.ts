import fc from 'fast-check'
import type { Schema } from './description.ts'
import { hostileValue } from './hostile-values.ts'

/** What a fuzzed request may know: ids by the kind they are of, own and others'. */
export type Known = {
  slugs: string[]
  environmentIds: string[]
  ids: string[]
  token: string
  /** What stands for the made-up value of an example's field. */
  fields: Record<string, string>
}
export type Values = fc.Arbitrary<unknown>

export const odds = (weight: number, arbitrary: Values) => ({ weight, arbitrary })
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
type Schemas = Record<string, Schema>

/** Values a schema allows, mostly; now and then one inside that it does not. */
export function valuesOf(schema: Schema, schemas: Schemas, known: Known): Values {
  const inner = (one: unknown) => (isSchema(one) ? valuesOf(one, schemas, known) : fc.jsonValue())
  if (typeof schema.$ref === 'string') return inner(schemas[schema.$ref.split('/').at(-1) ?? ''])
  return fc.oneof(odds(12, fittingOf(schema, inner, known)), odds(1, hostileValue))
}

function fittingOf(schema: Schema, inner: (one: unknown) => Values, known: Known): Values {
  const { enum: listed, anyOf, type, examples, items } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(listed)) return fc.constantFrom<unknown>(...listed)
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map(inner))
  if (Array.isArray(examples) && examples.length > 0) return fc.constantFrom<unknown>(...examples)
  if (type === 'object') return objectsOf(schema, inner)
  if (type === 'array') return fc.array(inner(items), { maxLength: 5 })
  if (type === 'integer' || type === 'number') return fc.integer({ min: -1, max: 300 })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  return textsOf(schema, known)
}

function objectsOf({ properties, required }: Schema, inner: (one: unknown) => Values): Values {
  const named = Object.entries(isSchema(properties) ? properties : {})
  const needed = Array.isArray(required) ? required : []
  const fields = Object.fromEntries(named.map(([name, one]) => [name, inner(one)]))
  const whole = fc.record(fields, {
    requiredKeys: named.map(([name]) => name).filter(isIn(needed)),
  })
  const stray = fc.tuple(fc.constantFrom('__proto__', 'constructor', 'admin', ''), fc.jsonValue())
  return fc.oneof(
    odds(10, whole),
    odds(1, fc.record(fields, { requiredKeys: [] })),
    odds(
      1,
      fc.tuple(whole, stray).map(([value, extra]) => withField(value, extra)),
    ),
  )
}

const isIn = (names: unknown[]) => (name: string) => names.includes(name)
const withField = (value: object, [name, stray]: [string, unknown]) =>
  Object.fromEntries([...Object.entries(value), [name, stray]])

function textsOf({ format }: Schema, { ids, slugs, token }: Known): Values {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (format === 'date-time') return fc.date({ noInvalidDate: false }).map(writeDate)
  return fc.oneof(
    fc.string({ minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
    fc.emailAddress(),
    fc.webUrl(),
    fc.constantFrom('7d', 'en', 'de-AT', 'acme-portal', token, ...slugs),
  )
}

const writeDate = (date: Date) => (Number.isNaN(date.getTime()) ? 'Invalid' : date.toISOString())
