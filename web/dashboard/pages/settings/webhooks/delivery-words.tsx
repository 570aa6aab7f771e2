import type { WebhookDelivery } from '../../../../../client/index.ts'
import { factTypes, testEvent } from '../../../../../domain/facts.ts'
import { Badge } from '../../../parts/badge.tsx'
import { useWords } from '../../../words/use-words.ts'

const moods = { pending: 'accent', delivered: 'good', failed: 'bad' } as const
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const
type DeliveryStatus = WebhookDelivery['status']

export function DeliveryState({ status }: { status: DeliveryStatus }) {
  const { statuses } = useWords().settings.webhooks.deliveries
  return <Badge mood={moods[status]}>{statuses[status]}</Badge>
}

/** What happened, in words; a type that is not known yet is told as it is called. */
export function useEventName(type: string): string {
  const { events, deliveries } = useWords().settings.webhooks
  const known = factTypes.find((one) => one === type)
  if (known) return events[known]
  return type === testEvent ? deliveries.test : type
}

const soonMs = 60_000

/** How soon to look again: often while an attempt is near, seldom while all are far, else never. */
export function paceOf(deliveries: readonly WebhookDelivery[], nowMs = Date.now()): number | null {
  const waiting = deliveries.filter(({ status }) => status === 'pending')
  if (waiting.length === 0) return null
  const times = waiting.flatMap(({ next_attempt_at: at }) => (at ? [new Date(at).getTime()] : []))
  const isFar = times.length > 0 && Math.min(...times) > nowMs + soonMs
  return isFar ? 30_000 : 2000
}
