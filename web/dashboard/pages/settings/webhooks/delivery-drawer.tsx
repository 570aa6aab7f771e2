import type { SentWebhookDelivery, Webhook } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { useRefreshWhile } from '../../../hooks/use-refresh-while.ts'
import { Button } from '../../../parts/button.tsx'
import { Drawer } from '../../../parts/drawer.tsx'
import { RefusalNotice } from '../../../parts/refusal-notice.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { Loading } from '../../../shell/loading.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeliveryFacts } from './delivery-facts.tsx'
import { paceOf, useEventName } from './delivery-words.tsx'
import { Payload } from './payload.tsx'
import { useWebhookTier } from './tier.ts'

type DeliveryDrawerProps = { webhook: Webhook; id: string; onClose: () => void }

/** One delivery: what was sent, what came back, and once more. */
export function DeliveryDrawer({ webhook, id, onClose }: DeliveryDrawerProps) {
  const { webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const { data, error, refetch, isFetching } = useAnswer(
    ['deliveries', tier.kind, webhook.id, 'one', id],
    (opts) => tier.delivery(webhook.id, id, opts),
  )
  useRefreshWhile(data && !error ? paceOf([data]) : null, refetch)
  const again = useAction((one: string, opts) => tier.redeliver(webhook.id, one, opts), {
    touches: ['deliveries'],
    onDone: () => tell(words.deliveries.redelivered),
  })
  const footer = data && (
    <Button
      kind="primary"
      blockedBy={webhook.enabled ? undefined : words.isDisabled}
      isPending={again.isPending}
      refusal={again.error}
      onPress={() => again.mutate(id)}
    >
      {words.deliveries.redeliver}
    </Button>
  )
  return (
    <Drawer isOpen title={words.deliveries.one} {...{ onClose, footer }}>
      {again.error && <RefusalNotice refusal={again.error} />}
      {data && <Content delivery={data} />}
      {!data && error && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
    </Drawer>
  )
}

function Content({ delivery }: { delivery: SentWebhookDelivery }) {
  const { deliveries: words } = useWords().settings.webhooks
  const { request, response } = delivery
  return (
    <>
      <h3>{useEventName(delivery.type)}</h3>
      <DeliveryFacts delivery={delivery} />
      <section className="part">
        <h3>{words.response}</h3>
        {response === null && <p className="soft">{words.none}</p>}
        {response?.body === '' && <p className="soft">{words.noBody}</p>}
        {response?.body && (
          <Payload
            name="response"
            label={words.responseBody}
            copy={words.copyResponse}
            text={response.body}
          />
        )}
      </section>
      <section className="part">
        <h3>{words.request}</h3>
        <Headers id={request.id} />
        <Payload
          name="request"
          label={words.requestBody}
          copy={words.copyRequest}
          text={JSON.stringify(request, null, 2)}
        />
      </section>
    </>
  )
}

/** What of them is the same in every attempt. Spec §7. */
function Headers({ id }: { id: string }) {
  const { deliveries: words } = useWords().settings.webhooks
  return (
    <>
      <dl className="facts">
        <dt className="code-text">webhook-id</dt>
        <dd>
          <span className="code">{id}</span>
        </dd>
      </dl>
      <p className="advice">{words.headersText}</p>
    </>
  )
}
