import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client'
import type { UpdateDefinition } from '@temporalio/common'
import pLimit from 'p-limit'
import type { Sql } from '../db/client.ts'
import { isStepDone } from '../db/invites.ts'
import { type RunSeed, readRunSeed } from '../db/runs.ts'
import type { Actor } from '../domain/access.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import type { invite } from '../workflows/invite.ts'
import * as messages from '../workflows/messages.ts'
import { effectivePolicy, startOptions } from '../workflows/starting.ts'
import { askUntilTaken, rethrowAsProblem } from './run-failures.ts'

export type InviteRuns = ReturnType<typeof createInviteRuns>
export type InviteRunsDeps = {
  client: Client
  sql: Sql
  policy: InvitePolicy
  taskQueue: string
  onStartFailure: (inviteId: string, error: unknown) => void
}

const patienceMs = 10_000
const startsAtOnce = 16
export const wokenAtOnce = 1000

/**
 * The only place where the API speaks to Temporal. Every message is an Update-with-Start, so it
 * never matters whether the run was there already (spec §9); refusals come out as `Problem`s.
 */
export function createInviteRuns({
  client,
  sql,
  policy,
  taskQueue,
  onStartFailure,
}: InviteRunsDeps) {
  const limit = pLimit(startsAtOnce)
  const underway = new Set<Promise<void>>()
  const soon = <Result>(work: () => Promise<Result>) =>
    client.withDeadline(Date.now() + patienceMs, work)

  async function start(seed: RunSeed): Promise<void> {
    const options = startOptions(seed, policy, taskQueue)
    await soon(() => client.workflow.start<typeof invite>('invite', options))
  }

  async function wake(inviteId: string): Promise<void> {
    const seed = await readRunSeed(sql, inviteId)
    if (!seed) return
    const options = { ...startOptions(seed, policy, taskQueue), signal: messages.refreshSignal }
    await soon(() => client.workflow.signalWithStart<typeof invite, []>('invite', options))
  }

  function afterTheAnswer(inviteId: string, work: () => Promise<void>): void {
    const begin = () => {
      const begun = work().finally(() => underway.delete(begun))
      underway.add(begun)
      return begun
    }
    limit(begin).catch((error) => {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return
      onStartFailure(inviteId, error)
    })
  }

  /** Does nothing when the invite is settled or the step done: Postgres has the answer then. */
  async function tell<Args extends unknown[]>(
    inviteId: string,
    update: UpdateDefinition<void, Args>,
    message: { updateId: string; args: (seed: RunSeed) => Args },
  ): Promise<void> {
    const seed = await readRunSeed(sql, inviteId)
    if (!seed) return
    const { updateId } = message
    const ask = () =>
      client.workflow.executeUpdateWithStart(update, {
        startWorkflowOperation: new WithStartWorkflowOperation<typeof invite>('invite', {
          ...startOptions(seed, policy, taskQueue),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
        updateId,
        args: message.args(seed),
      })
    await soon(() => askUntilTaken(ask)).catch(async (failure) => {
      // A run that lost its record of a step may refuse it by what the step itself has changed.
      if (!(await isStepDone(sql, inviteId, updateId))) rethrowAsProblem(failure)
    })
  }

  return {
    /**
     * Starts the workflow after the caller has been answered. When it cannot be started now, the
     * heal Schedule starts it later: the row is enough.
     */
    startSoon: (seed: RunSeed): void => afterTheAnswer(seed.id, () => start(seed)),

    /** Resolves once the acceptance is committed. Asking again for one attempt changes nothing. */
    accept: (inviteId: string, attemptId: string) =>
      tell<[string]>(inviteId, messages.acceptUpdate, {
        updateId: attemptId,
        args: () => [attemptId],
      }),

    /** `send` null: send again exactly when the invite was created to be sent. */
    resend: (
      inviteId: string,
      request: { operationId: string; actor: Actor; send: boolean | null },
    ) =>
      tell<[messages.ResendRequest]>(inviteId, messages.resendUpdate, {
        updateId: request.operationId,
        args: (seed) => [
          {
            actor: request.actor,
            operationId: request.operationId,
            policy: effectivePolicy(seed, policy),
            send: request.send ?? seed.sendEmail,
          },
        ],
      }),

    revoke: (inviteId: string, request: { operationId: string; actor: Actor }) =>
      tell<[messages.EndRequest]>(inviteId, messages.revokeUpdate, {
        updateId: request.operationId,
        args: () => [request],
      }),

    decline: (inviteId: string, request: { operationId: string; actor: Actor }) =>
      tell<[messages.EndRequest]>(inviteId, messages.declineUpdate, {
        updateId: request.operationId,
        args: () => [request],
      }),

    /**
     * Has workflows look at their rows again; what is not reached now, and what is too many, is left
     * to the Schedule.
     */
    wakeSoon(inviteIds: string[]): void {
      for (const id of inviteIds.slice(0, wokenAtOnce)) afterTheAnswer(id, () => wake(id))
    },

    /** For a clean stop: what has begun ends, what is in line is left to the heal Schedule. */
    async drain(): Promise<void> {
      limit.clearQueue()
      await Promise.allSettled(underway)
    },
  }
}
