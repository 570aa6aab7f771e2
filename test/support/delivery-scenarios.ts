import { randomUUID } from 'node:crypto'
import { ApplicationFailure } from '@temporalio/common'
import { NativeConnection, Worker } from '@temporalio/worker'
import { vi } from 'vitest'
import type { WebhookActivities } from '../../activities/webhooks.ts'
import { deliveryTaskQueue, redeliverSignal } from '../../workflows/messages.ts'
import { deliveryStartOptions } from '../../workflows/starting.ts'
import type { webhookDelivery } from '../../workflows/webhook-delivery.ts'
import { sharedStack } from './client.ts'
import { dataConverter, withWorker } from './workflow-runs.ts'

type Attempts = ReturnType<typeof vi.fn<WebhookActivities['attemptDelivery']>>
type Scenario = {
  attempts: () => Attempts
  play?: (signal: () => Promise<void>, attempts: Attempts) => Promise<void>
}

const outcomes = () => vi.fn<WebhookActivities['attemptDelivery']>()
const delivered = { status: 'delivered', waitMs: null } as const
const failed = { status: 'failed', waitMs: null } as const
const againIn = (waitMs: number) => ({ status: 'pending', waitMs }) as const
const tried = (attempts: Attempts, times: number) =>
  vi.waitUntil(() => attempts.mock.calls.length >= times, { timeout: 20_000 })

/** Every life a delivery can lead. Each was recorded once and is replayed ever after. */
export const deliveryScenarios: Record<string, Scenario> = {
  delivered: { attempts: () => outcomes().mockResolvedValueOnce(delivered) },
  'tried again, then delivered': {
    attempts: () =>
      outcomes()
        .mockResolvedValueOnce(againIn(50))
        .mockResolvedValueOnce(againIn(100))
        .mockResolvedValueOnce(delivered),
  },
  'tried again, then given up, as after 410': {
    attempts: () => outcomes().mockResolvedValueOnce(againIn(50)).mockResolvedValueOnce(failed),
  },
  'behind others at a busy endpoint': {
    attempts: () =>
      outcomes()
        .mockRejectedValueOnce(ApplicationFailure.create({ type: 'Busy', nextRetryDelay: 50 }))
        .mockResolvedValueOnce(delivered),
  },
  'asked for while it waits for its next attempt': {
    attempts: () =>
      outcomes().mockResolvedValueOnce(againIn(3_600_000)).mockResolvedValueOnce(delivered),
    play: async (signal, attempts) => {
      await tried(attempts, 1)
      await signal()
    },
  },
  'asked for while its last attempt ends': {
    attempts: () => {
      const attempts = outcomes()
      return attempts
        .mockImplementationOnce(() => vi.waitUntil(() => held.get(attempts), { timeout: 20_000 }))
        .mockResolvedValueOnce(delivered)
    },
    play: async (signal, attempts) => {
      await tried(attempts, 1)
      await signal()
      held.set(attempts, failed)
    },
  },
}
/** What an attempt under way comes to, once it is let go. */
const held = new WeakMap<Attempts, typeof failed>()

/** Plays one real run on the real server; the world is stood in for. */
export async function playDelivery(name: string) {
  const scenario = deliveryScenarios[name]
  if (!scenario) throw new Error(`There is no scenario "${name}".`)
  const attempts = scenario.attempts()
  return withWorker({}, ({ client, taskQueue }) =>
    withAttempts(taskQueue, attempts, async () => {
      const seed = { id: randomUUID(), webhookId: randomUUID(), accountSlug: 'acme' }
      const options = deliveryStartOptions(
        { ...seed, environmentId: null, again: false },
        taskQueue,
      )
      const run = await client.workflow.start<typeof webhookDelivery>('webhookDelivery', options)
      await scenario.play?.(() => run.signal(redeliverSignal), attempts)
      const result = await run.result()
      return { result, attempts, workflowId: run.workflowId, history: await run.fetchHistory() }
    }),
  )
}

/** The task queue that attempts have of their own, for as long as `work` takes. */
async function withAttempts<Result>(
  taskQueue: string,
  attemptDelivery: Attempts,
  work: () => Promise<Result>,
): Promise<Result> {
  const { temporal_address: address, temporal_namespace: namespace } = sharedStack()
  const connection = await NativeConnection.connect({ address })
  const worker = await Worker.create({
    ...{ connection, namespace, dataConverter },
    taskQueue: deliveryTaskQueue(taskQueue),
    activities: { attemptDelivery },
  })
  const result = await worker.runUntil(work)
  await connection.close()
  return result
}

export const deliveryRecording = (name: string): string =>
  `delivery-${name.replaceAll(/\W+/g, '-')}.json`
