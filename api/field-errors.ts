import type { TLocalizedValidationError } from 'typebox/error'
import { type FieldError, Problem } from '../domain/problems.ts'

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

/** `unknown_field` or `validation_failed`, with one error a field. */
export function invalid(found: TLocalizedValidationError[]): Problem {
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
