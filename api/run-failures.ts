import { setTimeout as delay } from 'node:timers/promises'
import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { isProblemCode, Problem, type ProblemExtras } from '../domain/problems.ts'

/**
 * An Update that meets the end of something else in the run (a message just sent, say) is dropped
 * undecided: the server has the run's task done again, and expects us to ask again.
 */
export async function askUntilTaken(ask: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!wasDropped(rootCause(error))) throw error
      await delay(50)
    }
  }
}

const failedPrecondition = 9 // https://grpc.io/docs/guides/status-codes/
const wasDropped = (failure: unknown) =>
  isGrpcServiceError(failure) && failure.code === failedPrecondition

/** A closed run has nothing to say any more: the row has. Everything unreachable is one outage. */
export function rethrowAsProblem(error: unknown): void {
  const failure = rootCause(error)
  if (failure instanceof WorkflowNotFoundError) return
  if (failure instanceof WorkflowExecutionAlreadyStartedError) return
  if (failure instanceof ApplicationFailure) {
    if (isProblemCode(failure.message)) throw new Problem(failure.message, readExtras(failure))
    if (failure.type === 'AcceptedUpdateCompletedWorkflow') return
  }
  if (failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(failure)) {
    throw new Problem('service_unavailable', { retry_after_seconds: 2 })
  }
  throw error
}

function readExtras(failure: ApplicationFailure): ProblemExtras {
  const [extras] = failure.details ?? []
  return typeof extras === 'object' && extras !== null ? extras : {}
}

const rootCause = (error: unknown): unknown =>
  error instanceof Error && error.cause && !isGrpcServiceError(error)
    ? rootCause(error.cause)
    : error
