import type { FastifySchemaCompiler } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { findOverlong, refuseCrowded } from './crowded.ts'
import { emptyBody } from './empty-bodies.ts'
import { invalid } from './field-errors.ts'
import { bodyLimit, type Envelope, envelopeOf, mostRows } from './schemas/bulk.ts'
import { assertStorable } from './storable.ts'

/**
 * Checks what comes in against a route's schemas. Bodies are taken as they are; query strings, which
 * are all text, are converted first. An id in a path that cannot be one is an id of
 * nothing: 404. The rest is 422 `unknown_field` or `validation_failed`, with the fields. Spec §3.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const envelope = httpPart === 'body' && envelopeOf(schema)
  if (envelope) return compileEnvelope(envelope)
  const validator = Compile(schema)
  return (given: unknown) => {
    if (schema === emptyBody && given == null) return { value: given }
    const crowded = httpPart === 'body' && findTooMany(given, schema)
    if (crowded) return { error: crowded }
    const converted = httpPart === 'querystring' ? readTexts(schema, given) : given
    const value = Value.Default(schema, converted)
    if (validator.Check(value)) return { value }
    if (httpPart === 'params') return { error: new Problem('not_found') }
    return { error: invalid(validator.Errors(value)) }
  }
}

/** Of a bulk call: 422 `no_rows` and `too_many_rows`; what is in the rows is not looked at. */
function compileEnvelope({ name, schema }: Envelope) {
  const validator = Compile(schema)
  return (given: unknown) => {
    const crowded = refuseCrowded(given)
    if (crowded) return { error: crowded }
    if (!validator.Check(given)) return { error: invalid(validator.Errors(given)) }
    const { [name]: rows = [] } = given
    if (rows.length === 0) return { error: fieldProblem('no_rows', name) }
    if (rows.length > mostRows) return { error: fieldProblem('too_many_rows', name) }
    return { value: given }
  }
}

/**
 * `10` and `true` in a query are what they say; `1.5`, `0x10` and `yes` stay text. Where several
 * values are taken, `a,b` is two of them.
 */
function readTexts(schema: TSchema, given: unknown): unknown {
  const properties = 'properties' in schema ? Object(schema.properties) : {}
  const read = ([name, text]: [string, unknown]) => [name, readText(Object(properties[name]), text)]
  return Object.fromEntries(Object.entries(Object(given)).map(read))
}

type Described = { type?: unknown; anyOf?: Described[] }

function readText({ type, anyOf }: Described, text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (text.includes(',') && anyOf?.some((one) => one.type === 'array')) return text.split(',')
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text)
  return type === 'boolean' && /^(?:true|false)$/.test(text) ? text === 'true' : text
}

const findTooMany = (given: unknown, schema: TSchema): Problem | undefined =>
  'properties' in schema ? findOverlong(given, Object(schema.properties)) : undefined

/**
 * A row of a bulk call as the single route takes its body, defaults applied. The function throws
 * `body_too_large`, `unknown_field` or `validation_failed`, with the fields.
 */
export function compileRow<Schema extends TSchema>(schema: Schema) {
  const validator = Compile(schema)
  return (row: unknown): Static<Schema> => {
    assertNoLarger(row)
    assertStorable(row)
    const crowded = findTooMany(row, schema)
    if (crowded) throw crowded
    const value = Value.Default(schema, row)
    if (!validator.Check(value)) throw invalid(validator.Errors(value))
    return value
  }
}

/** As large as the single route's body may be. */
function assertNoLarger(row: unknown): void {
  if (Buffer.byteLength(JSON.stringify(row)) > bodyLimit) throw new Problem('body_too_large')
}
