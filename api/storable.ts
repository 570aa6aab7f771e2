import { fieldProblem, Problem } from '../domain/problems.ts'

const deepest = 32

/**
 * Refuses what Postgres cannot store or a schema would not stop: NUL, halves of surrogate pairs,
 * and nesting nobody needs. Throws `validation_failed` with the field.
 */
export function assertStorable(value: unknown, path: string[] = []): void {
  if (typeof value === 'string') assertStorableText(value, path)
  if (typeof value !== 'object' || value === null) return
  if (path.length >= deepest) {
    throw new Problem('validation_failed', { detail: `Nest at most ${deepest} levels deep.` })
  }
  for (const [name, member] of Object.entries(value)) {
    assertStorableText(name, path)
    assertStorable(member, [...path, name])
  }
}

const fathomable = 500

/** Keeps what walks over a body from running out of stack, where rows are checked one by one. */
export function assertFathomable(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= fathomable) {
    throw new Problem('validation_failed', { detail: `Nest at most ${deepest} levels deep.` })
  }
  for (const member of Object.values(value)) assertFathomable(member, depth + 1)
}

function assertStorableText(text: string, path: string[]): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw fieldProblem('validation_failed', path.join('.'), 'This text has unusable characters.')
  }
}
