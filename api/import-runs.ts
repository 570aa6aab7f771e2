import { setTimeout as delay } from 'node:timers/promises'
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import pLimit from 'p-limit'
import type { Sql } from '../db/client.ts'
import { readImportSeed } from '../db/import-runs.ts'
import type { importRun } from '../workflows/import.ts'
import { cancelImportSignal } from '../workflows/messages.ts'
import { importStartOptions } from '../workflows/starting.ts'

export type ImportRuns = ReturnType<typeof createImportRuns>
export type ImportRunsDeps = {
  client: Client
  sql: Sql
  taskQueue: string
  onStartFailure: (importId: string, error: unknown) => void
}

const patienceMs = 10_000
const graceMs = 2000
const startsAtOnce = 4

/** Where the API speaks to Temporal of imports: never before the caller's answer is safe. Spec §9. */
export function createImportRuns({ client, sql, taskQueue, onStartFailure }: ImportRunsDeps) {
  const limit = pLimit(startsAtOnce)
  const stopping = new AbortController()
  const underway = new Set<Promise<unknown>>()

  async function optionsOf(importId: string) {
    const seed = await readImportSeed(sql, importId)
    if (!seed) throw new Error('There is no such import.')
    return importStartOptions(seed, taskQueue)
  }

  function afterTheAnswer(importId: string, work: () => Promise<unknown>): void {
    const begin = () => {
      const soon = client.withDeadline(Date.now() + patienceMs, () =>
        client.withAbortSignal(stopping.signal, work),
      )
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
      afterTheAnswer(importId, async () => {
        await client.workflow.start<typeof importRun>('importRun', await optionsOf(importId))
      }),

    /** Has a run look at its row, which says that it is cancelled, now rather than after a batch. */
    cancel: (importId: string): void =>
      afterTheAnswer(importId, async () => {
        const options = { ...(await optionsOf(importId)), signal: cancelImportSignal }
        await client.workflow.signalWithStart<typeof importRun, []>('importRun', options)
      }),

    /** For a clean stop: what does not end soon, or is in line, is left to the heal Schedule. */
    async drain(): Promise<void> {
      limit.clearQueue()
      const ended = Promise.allSettled(underway)
      await Promise.race([ended, delay(graceMs, undefined, { ref: false })])
      stopping.abort()
      await ended
    },
  }
}
