import { type Application, listApplications } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useWords } from '../../words/use-words.ts'
import { ApplicationDialogs } from './applications/dialogs.tsx'
import { ApplicationMenu } from './applications/menu.tsx'
import { EnvironmentPage } from './shared/environment-page.tsx'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt } from './shared/use-row.ts'

/** The Applications of an Environment: OAuth clients with their registered addresses. */
export function ApplicationsPage() {
  const { titles, applications: words } = useWords().settings
  const blockedBy = useBlocked()
  const { open, hrefTo } = useOpened()
  const columns = useColumns(blockedBy)
  const listing = usePages(['applications', 'settings'], (cursor, opts) =>
    listApplications(pageAt(cursor), opts),
  )
  const create = (
    <Button kind="primary" blockedBy={blockedBy} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <EnvironmentPage
      title={titles.applications}
      lead={words.lead}
      actions={create}
      blockedBy={blockedBy}
    >
      <DataTable
        label={titles.applications}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={blockedBy ? undefined : ({ id }) => hrefTo('edit', id)}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      <ApplicationDialogs listing={listing} />
    </EnvironmentPage>
  )
}

function useColumns(blockedBy: string | undefined): Column<Application>[] {
  const { shared, applications: words } = useWords().settings
  return [
    {
      id: 'name',
      header: shared.name,
      cell: (row) => (
        <span className="named">
          {row.client_name}
          {row.is_default && <Badge mood="accent">{words.default}</Badge>}
          {!row.enabled && <Badge>{shared.disabled}</Badge>}
        </span>
      ),
    },
    {
      id: 'client_id',
      header: words.clientId,
      onlyWide: true,
      cell: (row) => <span className="code">{row.client_id}</span>,
    },
    {
      id: 'landing',
      header: words.landing,
      onlyWide: true,
      cell: (row) => row.invite_redirect_url ?? <span className="soft">{words.hosted}</span>,
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <ApplicationMenu application={row} blockedBy={blockedBy} />,
    },
  ]
}
