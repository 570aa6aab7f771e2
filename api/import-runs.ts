import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { WorkflowIdReusePolicy } from '@temporalio/common'
import pLimit from 'p-limit'
import { cancelImportSignal, importWorkflowId } from '../workflows/messages.ts'

export type ImportRuns = ReturnType<typeof createImportRuns>
export type ImportRunsDeps = {
  client: Client
  taskQueue: string
  onStartFailure: (importId: string, error: unknown) => void
}

const patienceMs = 10_000
const startsAtOnce = 4

/** Where the API speaks to Temporal of imports: never before the caller's answer is safe. Spec §9. */
export function createImportRuns({ client, taskQueue, onStartFailure }: ImportRunsDeps) {
  const limit = pLimit(startsAtOnce)
  const underway = new Set<Promise<unknown>>()

  const optionsOf = (importId: string) => ({
    taskQueue,
    workflowId: importWorkflowId(importId),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    args: [{ importId }],
  })

  function afterTheAnswer(importId: string, work: () => Promise<unknown>): void {
    const begin = () => {
      const soon = client.withDeadline(Date.now() + patienceMs, work)
      const begun = soon.finally(() => underway.delete(begun))
      underway.add(begun)
      return begun
    }
    limit(begin).catch((error) => {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return
      onStartFailure(importId, error)
    })
  }

  return {
    /** When it cannot be started now, the heal Schedule starts it later: the row is enough. */
    startSoon: (importId: string): void =>
      afterTheAnswer(importId, () => client.workflow.start('importRun', optionsOf(importId))),

    /** Has a run look at its row, which says that it is cancelled, now rather than after a batch. */
    cancel: (importId: string): void =>
      afterTheAnswer(importId, () => {
        const options = { ...optionsOf(importId), signal: cancelImportSignal }
        return client.workflow.signalWithStart('importRun', options)
      }),

    /** For a clean stop: what has begun ends, what is in line is left to the heal Schedule. */
    async drain(): Promise<void> {
      limit.clearQueue()
      await Promise.allSettled(underway)
    },
  }
}
