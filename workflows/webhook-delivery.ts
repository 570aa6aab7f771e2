import {
  condition,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { WebhookActivities } from '../activities/webhooks.ts'
import type { DeliveryStatus } from '../domain/webhook.ts'
import { deliveryTaskQueue, redeliverSignal } from './messages.ts'

/**
 * One fact to one webhook: tried until it is delivered or given up, at the times the activity says.
 * The row decides, so whatever was settled without this run ends it with the next look. Spec §7, §9.
 */
export async function webhookDelivery(deliveryId: string): Promise<DeliveryStatus> {
  const { attemptDelivery } = proxyActivities<WebhookActivities>({
    taskQueue: deliveryTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '6 seconds', // a worker that dies costs the receiver no more than this
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  })
  let isAsked = false
  setHandler(redeliverSignal, () => {
    isAsked = true
  })
  for (;;) {
    isAsked = false
    const { status, waitMs } = await attemptDelivery(deliveryId)
    if (isAsked) continue
    if (waitMs === null) return status
    const at = new Date(Date.now() + waitMs).toISOString()
    setCurrentDetails(`**${status}**, the next attempt is at ${at}`)
    await condition(() => isAsked, waitMs)
  }
}
