import { readdirSync, readFileSync } from 'node:fs'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { Worker } from '@temporalio/worker'
import { expect, it } from 'vitest'
import { deliveryRecording, deliveryScenarios } from './support/delivery-scenarios.ts'
import { importScenarios, recordingsOf } from './support/import-scenarios.ts'
import { scenarios } from './support/invite-scenarios.ts'
import { dataConverter, workflowBundle } from './support/workflow-runs.ts'

const folder = new URL('histories/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

it('has a recording of every life an invite can lead', () => {
  const expected = Object.keys(scenarios).map((name) => `${name.replaceAll(/\W+/g, '-')}.json`)
  expect(files).toEqual(expect.arrayContaining(expected))
})

it('has a recording of every life an import can lead, and of its batches', () => {
  const expected = Object.keys(importScenarios).flatMap(recordingsOf)
  expect(files).toEqual(expect.arrayContaining(expected))
})

it('has a recording of every life a delivery can lead', () => {
  const expected = Object.keys(deliveryScenarios).map(deliveryRecording)
  expect(files).toEqual(expect.arrayContaining(expected))
})

/** Invites live for days, so today's workflow meets runs of yesterday's. */
it.each(files)('%s, recorded earlier, replays with the workflow of today', async (file) => {
  const { workflowId, history } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  const options = { workflowBundle, dataConverter, replayName: file }
  await expect(
    Worker.runReplayHistory(options, historyFromJSON(history), workflowId),
  ).resolves.toBeUndefined()
})
