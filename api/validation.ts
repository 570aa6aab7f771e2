import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { Value } from 'typebox/value'
import { type FieldError, Problem } from '../domain/problems.ts'
import { emptyBody } from './empty-bodies.ts'

const codes: Record<string, string> = {
  maxLength: 'too_long',
  minLength: 'too_short',
  maxItems: 'too_many',
  minItems: 'too_few',
  maximum: 'too_large',
  minimum: 'too_small',
  type: 'wrong_type',
  format: 'wrong_format',
  pattern: 'wrong_format',
  enum: 'not_allowed',
  const: 'not_allowed',
  anyOf: 'not_allowed',
}

/**
 * Checks what comes in against a route's schemas. Bodies are taken as they are; query strings and
 * headers, which are all text, are converted first. An id in a path that cannot be one is an id of
 * nothing: 404. The rest is 422 `unknown_field` or `validation_failed`, with the fields. Spec §3.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema)
  return (given: unknown) => {
    if (schema === emptyBody && given == null) return { value: given }
    const crowded = httpPart === 'body' && findCrowded(given)
    if (crowded) return { error: crowded }
    const converted = httpPart === 'body' ? given : Value.Convert(schema, given)
    const value = Value.Default(schema, converted)
    if (validator.Check(value)) return { value }
    if (httpPart === 'params') return { error: new Problem('not_found') }
    return { error: invalid(validator.Errors(value)) }
  }
}

/* As many payloads as the codec takes; no body of ours has an object as large. */
const mostItems = 10_000
const mostFields = 200

/** Before any schema is asked, for finding out what is wrong with each member takes long. */
function findCrowded(value: unknown, path: string[] = []): Problem | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const members = Object.entries(value)
  if (members.length > (Array.isArray(value) ? mostItems : mostFields)) {
    const errors = [{ field: path.join('.'), code: 'too_many', message: 'This has too many.' }]
    return new Problem('validation_failed', { errors })
  }
  for (const [name, member] of members) {
    const crowded = findCrowded(member, [...path, name])
    if (crowded) return crowded
  }
  return undefined
}

function invalid(found: TLocalizedValidationError[]): Problem {
  const byField = new Map<string, FieldError>()
  for (const error of found.flatMap(describe)) {
    if (!byField.has(error.field)) byField.set(error.field, error)
  }
  const errors = [...byField.values()]
  const unknown = errors.some(({ code }) => code === 'unknown_field')
  return new Problem(unknown ? 'unknown_field' : 'validation_failed', { errors })
}

function describe(error: TLocalizedValidationError): FieldError[] {
  const field = error.instancePath.slice(1).replaceAll('/', '.')
  const inside = (name: string) => (field ? `${field}.${name}` : name)
  if (error.keyword === 'required') {
    const message = 'This field is required.'
    return error.params.requiredProperties.map((name) => {
      return { field: inside(name), code: 'required', message }
    })
  }
  if (error.keyword === 'additionalProperties' || error.keyword === 'boolean') {
    const names = 'additionalProperties' in error.params ? error.params.additionalProperties : []
    const fields = error.keyword === 'boolean' ? [field] : names.map(inside)
    const message = 'There is no such field.'
    return fields.map((name) => ({ field: name, code: 'unknown_field', message }))
  }
  return [{ field, code: codes[error.keyword] ?? 'invalid', message: error.message }]
}
