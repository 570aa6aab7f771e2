import { useLocation, useParams } from 'wouter'
import type { Webhook } from '../../../../client/index.ts'
import { factTypes } from '../../../../domain/facts.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Loading } from '../../shell/loading.tsx'
import '../../styles/webhooks.css'
import { useWords } from '../../words/use-words.ts'
import { Deliveries } from './webhooks/deliveries.tsx'
import { WebhookDialogs } from './webhooks/dialogs.tsx'
import { useIsOpen, WebhooksFrame } from './webhooks/frame.tsx'
import { nameOf, useTest, useToggle, WebhookMenu } from './webhooks/menu.tsx'
import { useWhyDisabled, WebhookState } from './webhooks/state.tsx'
import { useWebhookTier } from './webhooks/tier.ts'

/** One webhook, and what was delivered to it. */
export function WebhookPage() {
  const { webhooks: words } = useWords().settings
  const { webhookId = '' } = useParams<{ webhookId?: string }>()
  const tier = useWebhookTier()
  const { data, error, refetch, isFetching } = useAnswer(
    ['webhooks', tier.kind, 'one', webhookId],
    (opts) => tier.read(webhookId, opts),
    useIsOpen(),
  )
  if (data && error?.status !== 404) return <One webhook={data} />
  return (
    <WebhooksFrame title={words.one}>
      {error ? <Trouble refusal={error} retry={refetch} busy={isFetching} /> : <Loading />}
    </WebhooksFrame>
  )
}

function One({ webhook }: { webhook: Webhook }) {
  const { webhooks: words } = useWords().settings
  const { base } = useWebhookTier()
  const [, navigate] = useLocation()
  const { description, url, events } = webhook
  const heard = factTypes.filter((type) => events.includes(type)).map((type) => words.events[type])
  const lead = (
    <span className="named">
      <WebhookState webhook={webhook} />
      {description && <span className="long-text">{url}</span>}
      <span>{events.length === 0 ? words.allEvents : words.hears(heard)}</span>
    </span>
  )
  return (
    <WebhooksFrame title={nameOf(webhook)} lead={lead} actions={<Actions webhook={webhook} />}>
      <WhyDisabled webhook={webhook} />
      <Deliveries webhook={webhook} />
      <WebhookDialogs webhook={webhook} onDeleted={() => navigate(base, { replace: true })} />
    </WebhooksFrame>
  )
}

function Actions({ webhook }: { webhook: Webhook }) {
  const { webhooks: words } = useWords().settings
  const { send, isPending } = useTest(webhook)
  const blockedBy = webhook.enabled ? undefined : words.isDisabled
  return (
    <>
      <Button onPress={send} {...{ isPending, blockedBy }}>
        {words.test}
      </Button>
      <WebhookMenu webhook={webhook} />
    </>
  )
}

function WhyDisabled({ webhook }: { webhook: Webhook }) {
  const { shared } = useWords().settings
  const why = useWhyDisabled(webhook)
  const { press, isPending } = useToggle(webhook)
  if (!why) return null
  const enable = (
    <Button onPress={press} isPending={isPending}>
      {shared.enable}
    </Button>
  )
  return (
    <Banner mood="fair" actions={enable}>
      {why}
    </Banner>
  )
}
