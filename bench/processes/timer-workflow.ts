import { proxyLocalActivities, sleep } from '@temporalio/workflow'
import type { TimerActivities } from './timer-worker.ts'

const { touch } = proxyLocalActivities<TimerActivities>({ startToCloseTimeout: '5 seconds' })

/** The least a durable invite can be: something done at once, and seven days of waiting. */
export async function touchAndWait(): Promise<void> {
  await touch()
  await sleep('7 days')
}
