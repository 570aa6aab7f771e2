import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  type WorkflowHandleWithFirstExecutionRunId,
} from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { vi } from 'vitest'
import type { InviteActivities } from '../../activities/invites.ts'
import { askUntilTaken } from '../../api/run-failures.ts'
import type { StoredState } from '../../db/invite-life.ts'
import { createDataConverter } from '../../security/data-converter.ts'
import { createSealer } from '../../security/sealed.ts'
import type { invite } from '../../workflows/invite.ts'
import { type EndRequest, type InviteStart, revokeUpdate } from '../../workflows/messages.ts'
import { sharedStack } from './client.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })

export const workflowBundle = {
  codePath: fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url)),
}
/** A key that protects nothing: recorded histories must stay readable for ever. */
export const dataConverter = createDataConverter(createSealer([Buffer.alloc(32, 'recorded')]))

export type Run = WorkflowHandleWithFirstExecutionRunId<typeof invite>
export type StandIns = {
  [Name in keyof InviteActivities]: ReturnType<typeof vi.fn<InviteActivities[Name]>>
}

/** Activities that touch nothing and always succeed; a scenario replaces what it is about. */
export const standIns = (): StandIns => ({
  sendInvite: vi.fn(async () => ({ sentAtMs: Date.now() })),
  acceptInvite: vi.fn(async () => ({ passwordReplaced: false })),
  openGeneration: vi.fn(async () => {}),
  closeInvite: vi.fn(async (_id, ending) => stored({ status: ending })),
  readInvite: vi.fn(async () => stored({})),
  sendPasswordNotice: vi.fn(async () => {}),
})

/** A row as the activities read it. */
export const stored = (overrides: Partial<StoredState>): StoredState => ({
  status: 'pending',
  generation: 1,
  expiresAtMs: Date.now() + 3_600_000,
  lastSentAtMs: Date.now(),
  deliver: false,
  withdrawn: false,
  ...overrides,
})

export const anInvite = (overrides: Partial<InviteStart> = {}): InviteStart => ({
  inviteId: randomUUID(),
  generation: 1,
  expiresAtMs: Date.now() + 3_600_000,
  lastSentAtMs: Date.now(),
  deliver: true,
  send: true,
  policy: { windowMs: 3_600_000, cooldownMs: 0 },
  ...overrides,
})

export type Place = { client: Client; taskQueue: string }

/** A worker of its own on the real server, for as long as `work` takes. */
export async function withWorker<Result>(
  activities: object,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const { temporal_address: address, temporal_namespace: namespace } = sharedStack()
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ])
  const client = new Client({ connection, namespace, dataConverter })
  const taskQueue = randomUUID()
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle,
    dataConverter,
    activities: { ...activities },
  })
  const result = await worker.runUntil(() => work({ client, taskQueue }))
  await Promise.all([native.close(), connection.close()])
  return result
}

/** Plays one real run on the real server; `outsideWorld` is what people do to it meanwhile. */
export const playInvite = <Result>(
  start: InviteStart,
  activities: StandIns,
  outsideWorld: (run: Run) => Promise<Result>,
): Promise<Result> =>
  withWorker(activities, async ({ client, taskQueue }) => {
    const workflowId = `invite/${start.inviteId}`
    const options = { taskQueue, workflowId, args: [start] as [InviteStart] }
    const run = await client.workflow.start<typeof invite>('invite', options)
    return outsideWorld(run).finally(() => run.terminate('the test is over').catch(() => {}))
  })

/** Revokes in the very task that starts the run, as a caller does who changes their mind at once. */
export const revokeAtTheStart = (start: InviteStart, activities: StandIns) =>
  withWorker(activities, async ({ client, taskQueue }) => {
    const workflowId = `invite/${start.inviteId}`
    const args: [EndRequest] = [{ actor: { type: 'system' } }]
    await askUntilTaken(() =>
      client.workflow.executeUpdateWithStart(revokeUpdate, {
        startWorkflowOperation: new WithStartWorkflowOperation<typeof invite>('invite', {
          taskQueue,
          workflowId,
          args: [start],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
        updateId: 'revoke',
        args,
      }),
    )
    const run = client.workflow.getHandle(workflowId)
    await run.result()
    return run.fetchHistory()
  })
