import type { WebhookDelivery } from '../../../../../client/index.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { Time } from '../../../parts/time.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeliveryState, useEventName } from './delivery-words.tsx'

/** A delivery as a row: what happened, and how far it is. */
export function useDeliveryColumns(): Column<WebhookDelivery>[] {
  const { deliveries: words } = useWords().settings.webhooks
  return [
    { id: 'event', header: words.event, cell: (row) => <EventCell type={row.type} /> },
    { id: 'status', header: words.status, cell: ({ status }) => <DeliveryState {...{ status }} /> },
    { id: 'created', header: words.created, cell: (row) => <Time at={row.created_at} /> },
    { id: 'attempts', header: words.attempts, onlyWide: true, cell: (row) => row.attempts },
    { id: 'answer', header: words.answer, onlyWide: true, cell: (row) => <LastAnswer {...row} /> },
    {
      id: 'next',
      header: words.next,
      onlyWide: true,
      cell: ({ next_attempt_at: at }) => at && <Time at={at} />,
    },
  ]
}

function EventCell({ type }: { type: string }) {
  return (
    <span className="two-lines">
      <span>{useEventName(type)}</span>
      <span className="soft code-text long-text">{type}</span>
    </span>
  )
}

type LastAnswerProps = Pick<WebhookDelivery, 'response' | 'last_error'>

/** What the receiver said last, or why it said nothing. */
function LastAnswer({ response, last_error: error }: LastAnswerProps) {
  const { deliveries: words } = useWords().settings.webhooks
  if (response) return <span>{words.answered(response.status, response.duration_ms)}</span>
  return <span className="soft long-text">{error ?? words.none}</span>
}
