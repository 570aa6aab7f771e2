import { setTimeout as delay } from 'node:timers/promises'
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import pLimit from 'p-limit'
import type { Sql } from '../db/client.ts'
import { claimDeliveries, type DeliverySeed, releaseDeliveries } from '../db/webhook-runs.ts'
import { redeliverSignal } from '../workflows/messages.ts'
import { deliveryStartOptions } from '../workflows/starting.ts'

export type DeliveryStarter = ReturnType<typeof createDeliveryStarter>
type StarterDeps = { client: Client; taskQueue: string }

/** Gives deliveries their workflow, or wakes it; gives the ids of those that could not be met. */
export function createDeliveryStarter({ client, taskQueue }: StarterDeps) {
  const limit = pLimit(20)

  async function start(seed: DeliverySeed): Promise<void> {
    const options = deliveryStartOptions(seed, taskQueue)
    if (seed.again) {
      await client.workflow.signalWithStart('webhookDelivery', {
        ...options,
        signal: redeliverSignal,
      })
      return
    }
    await client.workflow.start('webhookDelivery', options).catch((error) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    })
  }

  return async (seeds: DeliverySeed[]): Promise<string[]> => {
    const starts = await Promise.allSettled(seeds.map((seed) => limit(() => start(seed))))
    return seeds.filter((_seed, at) => starts[at]?.status === 'rejected').map(({ id }) => id)
  }
}

type RelayDeps = {
  sql: Sql
  startAll: DeliveryStarter
  onTrouble: (error: unknown) => void
  everyMs?: number
}

/**
 * Starts what facts have left in the table, a moment after their commit. It asks instead of
 * listening, for `notify` lets the transactions that use it commit only one after the other.
 */
export function startRelay({ sql, startAll, onTrouble, everyMs = 200 }: RelayDeps) {
  const stopping = new AbortController()
  const rest = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => {})

  async function round(): Promise<number> {
    const seeds = await claimDeliveries(sql)
    const left = await startAll(seeds)
    if (left.length === 0) return seeds.length > 0 ? 0 : everyMs
    await releaseDeliveries(sql, left)
    onTrouble(new Error(`${left.length} deliveries could not be started.`))
    return 2000
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const waitMs = await round().catch((error) => {
        onTrouble(error)
        return 2000
      })
      if (waitMs > 0) await rest(waitMs)
    }
  }

  const ended = run()
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}
