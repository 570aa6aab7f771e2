import { patched, proxyActivities } from '@temporalio/workflow'
import type { HealActivities } from '../activities/heal.ts'

const healing = proxyActivities<HealActivities>({
  startToCloseTimeout: '50 seconds',
  retry: { maximumAttempts: 2 }, // the next round of the Schedule comes soon anyway
})
const { startMissingRuns, wakeForgottenRuns, startForgottenDeliveries, purgeLeftovers } = healing

/** Started by a Schedule: gives every row that was left without a workflow its workflow. Spec §9. */
export async function healInvites(): Promise<number> {
  const started = await startMissingRuns()
  await wakeForgottenRuns()
  if (patched('deliveries')) await startForgottenDeliveries()
  await purgeLeftovers()
  return started
}
