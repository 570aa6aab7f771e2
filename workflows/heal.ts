import { proxyActivities } from '@temporalio/workflow'
import type { HealActivities } from '../activities/heal.ts'

const { startMissingRuns, wakeForgottenRuns, purgeLeftovers } = proxyActivities<HealActivities>({
  startToCloseTimeout: '50 seconds',
  retry: { maximumAttempts: 2 }, // the next round of the Schedule comes soon anyway
})

/** Started by a Schedule: gives every row that was left without a workflow its workflow. Spec §9. */
export async function healInvites(): Promise<number> {
  const started = await startMissingRuns()
  await wakeForgottenRuns()
  await purgeLeftovers()
  return started
}
