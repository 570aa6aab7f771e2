import { useLocation, useSearch } from 'wouter'
import type { Webhook, WebhookDelivery } from '../../../../../client/index.ts'
import { usePages } from '../../../api/use-answer.ts'
import { useRefreshWhile } from '../../../hooks/use-refresh-while.ts'
import { useSearchState } from '../../../hooks/use-search-state.ts'
import { Button } from '../../../parts/button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Segments } from '../../../parts/segments.tsx'
import { Time } from '../../../parts/time.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryState, deliveryStatuses, paceOf, useEventName } from './delivery-words.tsx'
import { useWebhookTier } from './tier.ts'

const any = 'any'
const limit = 50

/** What was sent to one webhook, newest first: `?status=` filters, `?delivery=` opens one. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { deliveries: words } = useWords().settings.webhooks
  const [place, , leave] = useSearchState({ status: any, delivery: '' })
  const tier = useWebhookTier()
  const status = deliveryStatuses.find((one) => one === place.status)
  const listing = usePages(['deliveries', tier.kind, webhook.id, status], (cursor, opts) => {
    const page = { limit, ...(cursor && { cursor }), ...(status && { status }) }
    return tier.deliveries(webhook.id, page, opts)
  })
  const { refetch, rows, isFetching } = listing
  useRefreshWhile(paceOf(rows), refetch)
  return (
    <section className="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Filters refresh={refetch} isBusy={isFetching} />
      <DataTable
        label={words.title}
        columns={useColumns()}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={useHref()}
        empty={<Nothing isFiltered={status !== undefined} />}
      />
      {place.delivery && (
        <DeliveryDrawer
          {...{ webhook }}
          id={place.delivery}
          onClose={() => leave({ delivery: '' })}
        />
      )}
    </section>
  )
}

function Filters({ refresh, isBusy }: { refresh: () => unknown; isBusy: boolean }) {
  const { deliveries: words } = useWords().settings.webhooks
  const [{ status }, setPlace] = useSearchState({ status: any })
  const known = deliveryStatuses.find((one) => one === status) ?? any
  return (
    <fieldset className="toolbar" aria-label={words.filters}>
      <Segments
        label={words.status}
        options={[
          { id: any, name: words.any },
          ...deliveryStatuses.map((id) => ({ id, name: words.statuses[id] })),
        ]}
        value={known}
        onChange={(id) => setPlace({ status: id }, { replace: true })}
      />
      <Button kind="quiet" onPress={() => !isBusy && refresh()}>
        {words.refresh}
      </Button>
    </fieldset>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { deliveries: words } = useWords().settings.webhooks
  if (isFiltered) return <EmptyState title={words.noMatch}>{words.noMatchText}</EmptyState>
  return <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
}

function useHref() {
  const [path] = useLocation()
  const search = useSearch()
  return ({ id }: WebhookDelivery) => {
    const query = new URLSearchParams(search)
    query.set('delivery', id)
    return `${path}?${query}`
  }
}

function useColumns(): Column<WebhookDelivery>[] {
  const { deliveries: words } = useWords().settings.webhooks
  return [
    { id: 'event', header: words.event, cell: (row) => <EventCell type={row.type} /> },
    { id: 'status', header: words.status, cell: ({ status }) => <DeliveryState {...{ status }} /> },
    { id: 'attempts', header: words.attempts, onlyWide: true, cell: (row) => row.attempts },
    { id: 'answer', header: words.answer, onlyWide: true, cell: (row) => <LastAnswer {...row} /> },
    {
      id: 'next',
      header: words.next,
      onlyWide: true,
      cell: ({ next_attempt_at: at }) => at && <Time at={at} />,
    },
    { id: 'created', header: words.created, cell: (row) => <Time at={row.created_at} /> },
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
export function LastAnswer({ response, last_error: error }: LastAnswerProps) {
  const { deliveries: words } = useWords().settings.webhooks
  if (response) return <span>{words.answered(response.status, response.duration_ms)}</span>
  return <span className="soft long-text">{error ?? words.none}</span>
}
