import { randomUUID } from 'node:crypto'
import type { Client, WorkflowHandle } from '@temporalio/client'
import { vi } from 'vitest'
import type { HandedOver, ImportActivities, ImportProgress } from '../../activities/imports.ts'
import type { importRun } from '../../workflows/import.ts'
import type { importBatch } from '../../workflows/import-batch.ts'
import {
  batchWorkflowId,
  cancelImportSignal,
  type ImportStart,
  inviteWorkflowId,
} from '../../workflows/messages.ts'
import { anInvite, type StandIns } from './workflow-runs.ts'

export type ImportStandIns = {
  [Name in keyof ImportActivities]: ReturnType<typeof vi.fn<ImportActivities[Name]>>
}
export type ImportPlay = {
  start: ImportStart
  run: WorkflowHandle<typeof importRun>
  batch: (number: number) => WorkflowHandle<typeof importBatch>
  activities: ImportStandIns
  invites: StandIns
}
export type ImportScenario = {
  start?: Partial<ImportStart>
  activities?: (given: ImportStandIns) => Partial<ImportStandIns>
  play: (play: ImportPlay) => Promise<unknown>
}

const progress: ImportProgress = { total: 5, succeeded: 5, failed: 0, skipped: 0 }
const within = { timeout: 40_000, interval: 50 }

/** Activities that touch nothing and always succeed. */
export const importStandIns = (): ImportStandIns => ({
  beginImport: vi.fn(async () => progress),
  makeImportedRows: vi.fn(async () => progress),
  sendImportedInvites: vi.fn(async () => {}),
  cancelImport: vi.fn(async () => {}),
  finishImport: vi.fn(async () => progress),
  readHandOver: vi.fn(async () => []),
  markHandedOver: vi.fn(async () => {}),
  endImportRun: vi.fn(async () => {}),
})

export const anImport = (given: Partial<ImportStart> = {}): ImportStart => ({
  importId: randomUUID(),
  mode: 'bulk_invite',
  total: 3,
  accountSlug: 'acme',
  environmentId: randomUUID(),
  ...given,
})

export const batchesOf =
  (client: Client, { importId }: ImportStart) =>
  (number: number) =>
    client.workflow.getHandle<typeof importBatch>(batchWorkflowId(importId, number))

/** An invite that a batch hands over, for an hour. */
export function handedOver(deliver = false, inviteId: string = randomUUID()): HandedOver {
  const start = anInvite({ inviteId, deliver })
  return { workflowId: inviteWorkflowId(inviteId), start, summary: 'a•••@example.com · acme' }
}

const twins = randomUUID()
const made = (activities: ImportStandIns, times: number) =>
  vi.waitUntil(() => activities.makeImportedRows.mock.calls.length >= times, within)

/** Keeps batches at their making until it is let go. */
function held(given: ImportStandIns): Partial<ImportStandIns> {
  const makeImportedRows = vi.fn(async () => {
    await vi.waitUntil(() => given.cancelImport.mock.calls.length > 0, within)
    return progress
  })
  return { makeImportedRows }
}

/** Every life an import can lead. Each was recorded once and is replayed ever after. */
export const importScenarios: Record<string, ImportScenario> = {
  'of invites': {
    activities: ({ readHandOver }) => ({
      readHandOver: readHandOver.mockResolvedValue([handedOver(), handedOver(true), handedOver()]),
    }),
    play: ({ run }) => run.result(),
  },
  'of invites, one of which was accepted before': {
    activities: ({ readHandOver }) => ({
      readHandOver: readHandOver.mockResolvedValue([
        handedOver(true, twins),
        handedOver(true, twins),
      ]),
    }),
    play: async ({ run, invites }) => {
      await run.result()
      await vi.waitUntil(() => invites.readInvite.mock.calls.length === 1, within)
    },
  },
  'of people, in three batches': {
    start: { mode: 'bulk_create', total: 401 },
    play: ({ run }) => run.result(),
  },
  'cancelled while its first batches are made': {
    start: { total: 1000 },
    activities: held,
    play: async ({ run, activities }) => {
      await made(activities, 2)
      await run.signal(cancelImportSignal)
      return run.result()
    },
  },
  'cancelled as any workflow in the Temporal UI': {
    start: { total: 1000 },
    activities: held,
    play: async ({ run, activities }) => {
      await made(activities, 2)
      await run.cancel()
      return run.result()
    },
  },
  'going on after a batch was terminated': {
    activities: ({ sendImportedInvites }) => ({
      sendImportedInvites: sendImportedInvites.mockImplementationOnce(async () => {
        await vi.waitUntil(() => sendImportedInvites.mock.calls.length === 2, within)
      }),
    }),
    play: async ({ run, batch, activities }) => {
      await vi.waitUntil(() => activities.sendImportedInvites.mock.calls.length === 1, within)
      await batch(1).terminate('by mistake')
      return run.result()
    },
  },
}

const fileName = (text: string) => text.replaceAll(/\W+/g, '-')
export const recordingsOf = (name: string): string[] => [
  `import-${fileName(name)}.json`,
  `import-${fileName(name)}-batch-1.json`,
]
