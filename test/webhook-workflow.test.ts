import { writeFileSync } from 'node:fs'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { describe, expect, it } from 'vitest'
import { deliveryRecording, playDelivery } from './support/delivery-scenarios.ts'

const recording = process.env.RECORD_HISTORIES === '1'

async function play(name: string) {
  const { history, workflowId, ...played } = await playDelivery(name)
  if (recording) {
    const file = new URL(`histories/${deliveryRecording(name)}`, import.meta.url)
    const recorded = { workflowId, history: JSON.parse(historyToJSON(history)) }
    writeFileSync(file, `${JSON.stringify(recorded, null, 1)}\n`)
  }
  const timers = (history.events ?? []).flatMap(({ timerStartedEventAttributes: timer }) =>
    timer ? [timer] : [],
  )
  return { ...played, timers }
}

describe.concurrent('a delivery', () => {
  it.each([
    ['delivered', 'delivered', 1, 0],
    ['tried again, then delivered', 'delivered', 3, 2],
    ['tried again, then given up, as after 410', 'failed', 2, 1],
    ['behind others at a busy endpoint', 'delivered', 2, 0],
    ['asked for while it waits for its next attempt', 'delivered', 2, 1],
    ['asked for while its last attempt ends', 'delivered', 2, 0],
  ])('%s ends as %s after %i attempts and %i waits', async (name, end, tries, waits) => {
    const { result, attempts, timers } = await play(name)
    expect(result).toBe(end)
    expect(attempts).toHaveBeenCalledTimes(tries)
    expect(timers).toHaveLength(waits)
  })
})
