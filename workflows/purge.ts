import { proxyActivities } from '@temporalio/workflow'
import type { HealActivities } from '../activities/heal.ts'

const { purgeFacts: purge } = proxyActivities<HealActivities>({
  startToCloseTimeout: '1 hour',
  retry: { maximumAttempts: 5, initialInterval: '1 minute' },
})

/** Started by a Schedule once a day: facts are kept for a year. Spec §7. */
export async function purgeFacts(): Promise<number> {
  return purge()
}
