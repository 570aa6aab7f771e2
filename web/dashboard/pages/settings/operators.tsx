import { listAccountOperators, type Operator } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Time } from '../../parts/time.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { OperatorDialogs } from './operators/dialogs.tsx'
import { OperatorMenu } from './operators/menu.tsx'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt } from './shared/use-row.ts'

/** Who runs the Account. */
export function OperatorsPage() {
  const { titles, operators: words } = useWords().settings
  const blockedBy = useBlocked()
  const { open } = useOpened()
  const create = (
    <Button kind="primary" blockedBy={blockedBy} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <SettingsPage title={titles.operators} lead={words.lead} actions={create}>
      {blockedBy ? <EmptyState title={words.blockedTitle}>{blockedBy}</EmptyState> : <Operators />}
    </SettingsPage>
  )
}

function Operators() {
  const { titles } = useWords().settings
  const { account } = useWorkspace()
  const columns = useColumns()
  const listing = usePages(['operators', 'settings'], (cursor, opts) =>
    listAccountOperators({ slug: account.slug, ...pageAt(cursor) }, opts),
  )
  return (
    <>
      <DataTable
        label={titles.operators}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        empty={null}
      />
      <OperatorDialogs listing={listing} />
    </>
  )
}

function useColumns(): Column<Operator>[] {
  const { shared, operators: words } = useWords().settings
  const { operator: self } = useWorkspace()
  return [
    {
      id: 'person',
      header: words.person,
      cell: (row) => (
        <span className="two-lines">
          <span className="named">
            <strong>{row.name}</strong>
            {row.id === self.id && <Badge mood="accent">{words.you}</Badge>}
            {!row.enabled && <Badge>{shared.disabled}</Badge>}
          </span>
          <span className="soft">{row.email}</span>
        </span>
      ),
    },
    { id: 'role', header: words.role, cell: (row) => words.roles[row.role] },
    {
      id: 'reach',
      header: words.reach,
      onlyWide: true,
      cell: ({ node_ids: nodes }) =>
        nodes.length === 0 ? words.everywhere : words.limited(nodes.length),
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
      cell: (row) => <OperatorMenu operator={row} />,
    },
  ]
}
