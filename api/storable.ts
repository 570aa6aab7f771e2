import { type FieldError, Problem } from '../domain/problems.ts'
import { isCrowded } from './crowded.ts'
import { findInside } from './walking.ts'

type Fault = Omit<FieldError, 'field'>

const deepest = 32
const crowded = { code: 'too_many', message: 'This has too many.' }
const tooDeep = { code: 'too_deep', message: `Nest at most ${deepest} levels deep.` }
const unusable = { code: 'validation_failed', message: 'This text has unusable characters.' }
const beyond = { code: 'too_large', message: 'This number is too large.' }

/**
 * Refuses what Postgres cannot store or a schema would not stop: NUL, halves of surrogate pairs,
 * numbers beyond a double, crowds, and nesting nobody needs. Throws `validation_failed` with the
 * field.
 */
export function assertStorable(value: unknown): void {
  const found = findInside(value, faultOf)
  if (!found) return
  const { path, fault } = found
  const field = fault === tooDeep ? (path[0] ?? '') : path.join('.')
  throw new Problem('validation_failed', { errors: [{ field, ...fault }] })
}

function faultOf(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : beyond
  if (typeof value === 'string') return isUsable(value) ? undefined : unusable
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= deepest) return tooDeep
  if (isCrowded(value)) return crowded
  return Array.isArray(value) || Object.keys(value).every(isUsable) ? undefined : unusable
}

const isUsable = (text: string) => !text.includes('\0') && text.isWellFormed()
