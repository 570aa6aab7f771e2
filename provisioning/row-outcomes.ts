import type { RowIssue } from '../csv/rows.ts'
import type { QueuedRow, RowOutcome } from '../db/import-rows.ts'
import { Problem, type ProblemCode, problems } from '../domain/problems.ts'

/** By the id of what a row makes: a `Problem`, or it is there. */
export type Made = Map<string, unknown>
type Issue = Pick<RowIssue, 'code' | 'message'>

/** What may be different in a moment: the row stays queued. */
const passing: ProblemCode[] = ['service_unavailable', 'breach_check_unavailable']

export function outcomeOf({ number, outcomeId }: QueuedRow, made: Made): RowOutcome[] {
  const outcome = made.get(outcomeId)
  if (!(outcome instanceof Problem)) return [succeeded(number)]
  return passing.includes(outcome.code) ? [] : [refused(number, issueOf(outcome))]
}

export const succeeded = (number: number): RowOutcome => ({ number, status: 'succeeded' })
export const refused = (number: number, issue: Issue): RowOutcome => {
  const { code, message } = issue
  return { number, status: 'failed', code, message }
}

/** A refusal in the words for the field that it is about. */
export function issueOf({ code, extras }: Problem): Issue {
  const errors = extras.errors ?? []
  const at = errors.find((error) => error.code === code) ?? errors[0]
  return { code, message: at?.message ?? extras.detail ?? problems[code].title }
}
