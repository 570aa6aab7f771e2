import { ApplicationFailure, log } from '@temporalio/workflow'
import { Problem } from '../domain/problems.ts'

/** A refusal as Temporal carries it: the code as message, the rest as details. Never retried. */
export function asFailure(problem: Problem): ApplicationFailure {
  return ApplicationFailure.create({
    type: 'Problem',
    message: problem.code,
    nonRetryable: true,
    details: [problem.extras],
  })
}

/** Runs a rule; its refusal leaves in the form that reaches the caller of an Update. */
export function refusing(rule: () => void): void {
  try {
    rule()
  } catch (refusal) {
    throw refusal instanceof Problem ? asFailure(refusal) : refusal
  }
}

/** For signals: throwing there would fail the invite itself. */
export async function dropRefusal(message: string, work: () => Promise<void>): Promise<void> {
  await work().catch((refusal) => log.warn(`${message} refused`, { refusal: String(refusal) }))
}
