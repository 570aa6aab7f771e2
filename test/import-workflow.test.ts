import { writeFileSync } from 'node:fs'
import type { WorkflowHandle } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { describe, expect, it } from 'vitest'
import type { importRun } from '../workflows/import.ts'
import { importStartOptions } from '../workflows/starting.ts'
import {
  anImport,
  batchesOf,
  type ImportStandIns,
  importScenarios,
  importStandIns,
  recordingsOf,
} from './support/import-scenarios.ts'
import { standIns, withWorker } from './support/workflow-runs.ts'

const recording = process.env.RECORD_HISTORIES === '1'

async function record(name: string, runs: WorkflowHandle[]) {
  for (const [index, run] of runs.entries()) {
    const file = new URL(`histories/${recordingsOf(name)[index]}`, import.meta.url)
    const history = JSON.parse(historyToJSON(await run.fetchHistory()))
    const recorded = { workflowId: run.workflowId, history }
    writeFileSync(file, `${JSON.stringify(recorded, null, 1)}\n`)
  }
}

/** Plays one real run on the real server, with activities that stand in for the world. */
async function playImport(name: string) {
  const scenario = importScenarios[name]
  if (!scenario) throw new Error(`There is no scenario "${name}".`)
  const given = importStandIns()
  const activities: ImportStandIns = { ...given, ...scenario.activities?.(given) }
  const invites = standIns()
  const start = anImport(scenario.start)
  return withWorker({ ...invites, ...activities }, async ({ client, taskQueue }) => {
    const seed = { ...start, id: start.importId, accountId: '' }
    const options = importStartOptions(seed, taskQueue)
    const run = await client.workflow.start<typeof importRun>('importRun', options)
    const batch = batchesOf(client, start)
    const result = await scenario.play({ start, run, batch, activities, invites })
    if (recording) await record(name, [run, batch(1)])
    const calls = await Promise.all(activities.readHandOver.mock.results.map(({ value }) => value))
    const ids = new Set(calls.flat().map(({ workflowId }) => workflowId))
    const described = await Promise.all(
      [...ids].map((id) => client.workflow.getHandle(id).describe()),
    )
    for (const id of ids) await client.workflow.getHandle(id).terminate('the test is over')
    return { result, activities, invites, handedOver: described, shown: await run.describe() }
  })
}

describe.concurrent('an import', () => {
  it('mails every batch before it hands invites to workflows that outlive it', async () => {
    const { activities, handedOver, invites } = await playImport('of invites')
    const [sent] = activities.sendImportedInvites.mock.invocationCallOrder
    const [finished] = activities.finishImport.mock.invocationCallOrder
    const [handed] = activities.readHandOver.mock.invocationCallOrder
    expect([sent, finished, handed]).toEqual([sent, finished, handed].sort((a = 0, b = 0) => a - b))
    expect(handedOver.map(({ status }) => status.name)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
    expect(invites.sendInvite).toHaveBeenCalledOnce() // that which the batch could not send
    expect(activities.markHandedOver).toHaveBeenCalledOnce()
  })

  it('wakes an invite whose workflow is there already, and whose mail still waits', async () => {
    const { invites, handedOver } = await playImport('of invites, one of which was accepted before')
    expect(handedOver).toHaveLength(1)
    expect(invites.readInvite).toHaveBeenCalledOnce()
  })

  it('goes through its rows batch by batch', async () => {
    const { activities } = await playImport('of people, in three batches')
    const ranges = activities.makeImportedRows.mock.calls.map(([, range]) => range)
    expect(ranges).toHaveLength(3)
    expect(ranges.sort((one, other) => one.from - other.from)).toEqual([
      { from: 1, to: 200 },
      { from: 201, to: 400 },
      { from: 401, to: 401 },
    ])
    expect(activities.sendImportedInvites).not.toHaveBeenCalled()
    expect(activities.readHandOver).not.toHaveBeenCalled()
  })

  it.each([
    'cancelled while its first batches are made',
    'cancelled as any workflow in the Temporal UI',
  ])('%s begins no other, and hands over what those made', async (name) => {
    const { activities, shown } = await playImport(name)
    expect(activities.makeImportedRows).toHaveBeenCalledTimes(2)
    expect(activities.readHandOver).toHaveBeenCalledTimes(2)
    expect(activities.finishImport).toHaveBeenCalledOnce()
    expect(shown.status.name).toBe('COMPLETED')
  })

  it('runs a batch again that somebody terminated', async () => {
    const { activities } = await playImport('going on after a batch was terminated')
    expect(activities.makeImportedRows).toHaveBeenCalledTimes(2)
    expect(activities.endImportRun).toHaveBeenCalledOnce()
  })
})
