import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import pLimit from 'p-limit'
import { purgeAttempts } from '../db/acceptance-attempts.ts'
import type { Sql } from '../db/client.ts'
import { purgeOldFacts } from '../db/facts.ts'
import { purgeIdempotencyKeys } from '../db/idempotency.ts'
import { listMissingImportRuns } from '../db/import-runs.ts'
import { withdrawLeftBehind } from '../db/left-behind.ts'
import { purgePasswordGuesses } from '../db/password-guesses.ts'
import { listForgottenRuns, listMissingRuns, markRunsSeen, type RunSeed } from '../db/runs.ts'
import { claimForgottenDeliveries } from '../db/webhook-runs.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import { refreshSignal } from '../workflows/messages.ts'
import { importStartOptions, startOptions } from '../workflows/starting.ts'
import { createDeliveryStarter } from './webhook-relay.ts'

export type HealActivities = ReturnType<typeof createHealActivities>
export type HealDeps = { sql: Sql; client: Client; policy: InvitePolicy; taskQueue: string }

const atOnce = 500
const roundMs = 30_000

/** Behind everybody: hundreds may be met at once, and nobody is waiting for them just now. */
const priority = { priorityKey: 5 }

/** What the Schedule does every twenty seconds, so that nothing is left lying. Spec §9. */
export function createHealActivities({ sql, client, policy, taskQueue }: HealDeps) {
  const limit = pLimit(20)
  const startDeliveries = createDeliveryStarter({ client, taskQueue })

  async function start(seed: RunSeed): Promise<void> {
    await client.workflow.start('invite', { ...startOptions(seed, policy, taskQueue), priority })
  }

  async function wake(seed: RunSeed): Promise<void> {
    const options = startOptions(seed, policy, taskQueue)
    await client.workflow.signalWithStart('invite', { ...options, priority, signal: refreshSignal })
  }

  /** Gives how many were met; one that cannot be reached is no reason to forget the others. */
  async function meetAll(seeds: RunSeed[], meet: (seed: RunSeed) => Promise<void>) {
    const meetings = seeds.map((seed) => limit(() => meet(seed)).catch(unlessStarted))
    const outcomes = await Promise.allSettled(meetings)
    const met = seeds.filter((_seed, index) => outcomes[index]?.status === 'fulfilled')
    const ids = met.map(({ id }) => id)
    await markRunsSeen(sql, ids)
    return met.length
  }

  /** Round after round, until none is left or its time is over. Gives how many were met. */
  async function untilNoneIsLeft(
    list: (sql: Sql, limit: number) => Promise<RunSeed[]>,
    meet: (seed: RunSeed) => Promise<void>,
  ): Promise<number> {
    const deadline = Date.now() + roundMs
    let total = 0
    for (;;) {
      const found = await list(sql, atOnce)
      const met = await meetAll(found, meet)
      total += met
      const isLast = met < found.length || found.length < atOnce
      if (isLast || Date.now() > deadline) return total
    }
  }

  async function startMissingImports(): Promise<void> {
    const seeds = await listMissingImportRuns(sql, atOnce)
    const starts = seeds.map((seed) =>
      limit(() => client.workflow.start('importRun', importStartOptions(seed, taskQueue))),
    )
    await Promise.all(starts.map((started) => started.catch(unlessStarted)))
  }

  return {
    /** Imports first: they see to their own invites. Gives how many invites had no workflow. */
    async startMissingRuns(): Promise<number> {
      await startMissingImports()
      return untilNoneIsLeft(listMissingRuns, start)
    },

    /** Has workflows look at their rows again that know too little of them. Gives how many. */
    async wakeForgottenRuns(): Promise<number> {
      await withdrawLeftBehind(sql)
      return untilNoneIsLeft(listForgottenRuns, wake)
    },

    /** Deliveries that nobody tries, although it is time. Gives how many. */
    async startForgottenDeliveries(): Promise<number> {
      const seeds = await claimForgottenDeliveries(sql, atOnce)
      await startDeliveries(seeds)
      return seeds.length
    },

    /** Gives how many facts were old enough. */
    purgeFacts: (): Promise<number> => purgeOldFacts(sql),

    async purgeLeftovers(): Promise<void> {
      await purgeAttempts(sql)
      await purgeIdempotencyKeys(sql)
      await purgePasswordGuesses(sql)
    },
  }
}

function unlessStarted(error: unknown): void {
  if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
}
