import { type Environment, listAccountEnvironments } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Badge } from '../../parts/badge.tsx'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Time } from '../../parts/time.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { EnvironmentDialogs } from './environments/dialogs.tsx'
import { EnvironmentMenu } from './environments/menu.tsx'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt } from './shared/use-row.ts'

/** The Environments of the Account. */
export function EnvironmentsPage() {
  const { titles, environments: words } = useWords().settings
  const { account } = useWorkspace()
  const blockedBy = useBlocked()
  const { open } = useOpened()
  const columns = useColumns(blockedBy)
  const listing = usePages(['environments', 'settings'], (cursor, opts) =>
    listAccountEnvironments({ slug: account.slug, ...pageAt(cursor) }, opts),
  )
  const create = (
    <Button kind="primary" blockedBy={blockedBy} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <SettingsPage title={titles.environments} lead={words.lead} actions={create}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      <DataTable
        label={titles.environments}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        empty={null}
      />
      <EnvironmentDialogs listing={listing} />
    </SettingsPage>
  )
}

function useColumns(blockedBy: string | undefined): Column<Environment>[] {
  const { shared, environments: words } = useWords().settings
  return [
    {
      id: 'name',
      header: shared.name,
      cell: (row) => (
        <span className="named">
          <strong>{row.name}</strong>
          <Badge mood={row.suspended ? 'bad' : 'good'}>
            {row.suspended ? words.suspended : words.active}
          </Badge>
        </span>
      ),
    },
    {
      id: 'shape',
      header: words.shape,
      onlyWide: true,
      cell: (row) => (row.hierarchy_enabled ? words.deep : words.flat),
    },
    {
      id: 'created',
      header: shared.created,
      onlyWide: true,
      cell: (row) => <Time at={row.created_at} as="date" />,
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <EnvironmentMenu environment={row} blockedBy={blockedBy} />,
    },
  ]
}
