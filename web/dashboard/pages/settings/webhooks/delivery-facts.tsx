import type { ReactNode } from 'react'
import type { WebhookDelivery } from '../../../../../client/index.ts'
import { Time } from '../../../parts/time.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeliveryState } from './delivery-words.tsx'

/** How far a delivery is, as names and values. */
export function DeliveryFacts({ delivery }: { delivery: WebhookDelivery }) {
  const { deliveries: words } = useWords().settings.webhooks
  const { status, response, last_error: error, next_attempt_at: nextAt } = delivery
  const next = nextAt ? <Time at={nextAt} /> : words.waiting
  return (
    <dl className="facts">
      <Fact name={words.status}>
        <DeliveryState status={status} />
      </Fact>
      <Fact name={words.event}>
        <span className="code">{delivery.type}</span>
      </Fact>
      <Fact name={words.created}>
        <Time at={delivery.created_at} />
      </Fact>
      <Fact name={words.attempts}>{delivery.attempts}</Fact>
      <Fact name={words.answer}>
        {response ? words.answered(response.status, response.duration_ms) : words.none}
      </Fact>
      {error && <Fact name={words.error}>{error}</Fact>}
      {delivery.last_attempt_at && (
        <Fact name={words.lastAttempt}>
          <Time at={delivery.last_attempt_at} />
        </Fact>
      )}
      {status === 'pending' && <Fact name={words.next}>{next}</Fact>}
      {delivery.delivered_at && (
        <Fact name={words.delivered}>
          <Time at={delivery.delivered_at} />
        </Fact>
      )}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
