import type { Invite } from '../../../client/index.ts'
import { Badge } from '../parts/badge.tsx'
import { useWords } from '../words/use-words.ts'

const statusMoods = {
  pending: 'accent',
  accepted: 'good',
  expired: 'plain',
  revoked: 'plain',
  rejected: 'fair',
} as const

export function StatusBadge({ status }: Pick<Invite, 'status'>) {
  const { statuses } = useWords().invites
  return <Badge mood={statusMoods[status]}>{statuses[status]}</Badge>
}

const deliveryMoods = {
  queued: 'fair',
  sent: 'plain',
  failed: 'bad',
  not_requested: 'plain',
} as const

export function DeliveryBadge({ state }: Pick<Invite['delivery'], 'state'>) {
  const { deliveries } = useWords().invites
  return <Badge mood={deliveryMoods[state]}>{deliveries[state]}</Badge>
}
