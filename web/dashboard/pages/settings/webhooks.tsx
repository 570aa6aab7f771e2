import type { Webhook } from '../../../../client/index.ts'
import { type Pages, usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Time } from '../../parts/time.tsx'
import { useWords } from '../../words/use-words.ts'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt, useRow } from './shared/use-row.ts'
import { WebhookDialogs } from './webhooks/dialogs.tsx'
import { WebhooksFrame } from './webhooks/frame.tsx'
import { WebhookMenu } from './webhooks/menu.tsx'
import { WebhookState } from './webhooks/state.tsx'
import { useWebhookTier } from './webhooks/tier.ts'

/** The addresses that hear what happens: in an Environment, or in the whole Account. */
export function WebhooksPage() {
  const { titles, webhooks: words } = useWords().settings
  const { kind } = useWebhookTier()
  const blockedBy = useBlocked()
  const { open } = useOpened()
  const create = (
    <Button kind="primary" blockedBy={blockedBy} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <WebhooksFrame title={titles.webhooks} lead={words.lead[kind]} actions={create}>
      <Webhooks />
    </WebhooksFrame>
  )
}

function Webhooks() {
  const { titles, webhooks: words } = useWords().settings
  const tier = useWebhookTier()
  const columns = useColumns()
  const listing = usePages(['webhooks', tier.kind, 'settings'], (cursor, opts) =>
    tier.list(pageAt(cursor), opts),
  )
  return (
    <>
      <DataTable
        label={titles.webhooks}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `${tier.base}/${id}`}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      <Dialogs listing={listing} />
    </>
  )
}

function Dialogs({ listing }: { listing: Pages<Webhook> }) {
  const { about } = useOpened()
  return <WebhookDialogs webhook={useRow(listing, about)} />
}

function useColumns(): Column<Webhook>[] {
  const { shared, webhooks: words } = useWords().settings
  return [
    {
      id: 'url',
      header: words.fields.url,
      cell: (row) => (
        <span className="two-lines">
          <span className="long-text">{row.url}</span>
          {row.description && <span className="soft">{row.description}</span>}
        </span>
      ),
    },
    { id: 'state', header: words.state, cell: (row) => <WebhookState webhook={row} /> },
    {
      id: 'events',
      header: words.fields.events,
      onlyWide: true,
      cell: ({ events }) => (
        <span className="soft one-line" title={events.join('\n')}>
          {events.length === 0 ? words.all : words.count(events.length)}
        </span>
      ),
    },
    {
      id: 'created',
      header: shared.created,
      onlyWide: true,
      cell: (row) => (
        <span className="one-line">
          <Time at={row.created_at} as="date" />
        </span>
      ),
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <WebhookMenu webhook={row} />,
    },
  ]
}
