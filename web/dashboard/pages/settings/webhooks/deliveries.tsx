import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Webhook, WebhookDelivery } from '../../../../../client/index.ts'
import { usePages } from '../../../api/use-answer.ts'
import { useRefreshWhile } from '../../../hooks/use-refresh-while.ts'
import { addressWith, useSearchState } from '../../../hooks/use-search-state.ts'
import { Button } from '../../../parts/button.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { Segments } from '../../../parts/segments.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useDeliveryColumns } from './delivery-columns.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { deliveryStatuses, paceOf } from './delivery-words.tsx'
import { useWebhookTier } from './tier.ts'

const any = 'any'
const initial = { status: any, delivery: '' }
const limit = 50

/** What was sent to one webhook, newest first: `?status=` filters, `?delivery=` opens one. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { deliveries: words } = useWords().settings.webhooks
  const [place, , leave] = useSearchState(initial)
  const tier = useWebhookTier()
  const status = deliveryStatuses.find((one) => one === place.status)
  const listing = usePages(['deliveries', tier.kind, webhook.id, status], (cursor, opts) => {
    const page = { limit, ...(cursor && { cursor }), ...(status && { status }) }
    return tier.deliveries(webhook.id, page, opts)
  })
  const { refetch, rows, isFetching } = listing
  useRefreshWhile(listing.error ? null : paceOf(rows), refetch)
  useNewsOfWebhook(rows)
  return (
    <section className="stack" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Filters refresh={refetch} isBusy={isFetching} />
      <DataTable
        label={words.title}
        columns={useDeliveryColumns()}
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

/** What becomes of deliveries may disable their webhook. */
function useNewsOfWebhook(rows: readonly WebhookDelivery[]) {
  const queries = useQueryClient()
  const now = rows.map(({ id, status }) => id + status).join()
  const before = useRef('')
  useEffect(() => {
    if (before.current !== '' && before.current !== now) {
      void queries.invalidateQueries({ queryKey: ['webhooks'] })
    }
    before.current = now
  }, [queries, now])
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
  return ({ id }: WebhookDelivery) => addressWith(path, initial, { delivery: id })
}
