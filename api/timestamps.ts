import { fieldProblem } from '../domain/problems.ts'

const earliestMs = Date.UTC(1970, 0)
const latestMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** A moment that a date and Postgres can both hold. Throws `validation_failed` for the field. */
export function parseTimestamp(text: string, field: string): Date {
  const at = new Date(text)
  if (at.getTime() >= earliestMs && at.getTime() <= latestMs) return at
  throw fieldProblem('validation_failed', field, 'Give a time in the years 1970 to 9999, in UTC.')
}

/** The same, where it may be left out. */
export const parseOptionalTimestamp = (text: string | undefined, field: string) =>
  text === undefined ? undefined : parseTimestamp(text, field)
