import { listRoles } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { useWords } from '../../words/use-words.ts'
import { RoleDialogs } from './roles/dialogs.tsx'
import { InvitableSwitch, type Role, RoleMenu } from './roles/menu.tsx'
import { EnvironmentPage } from './shared/environment-page.tsx'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt } from './shared/use-row.ts'

/** The Roles of an Environment: named bundles of permissions. */
export function RolesPage() {
  const { titles, roles: words } = useWords().settings
  const blockedBy = useBlocked()
  const { open, hrefTo } = useOpened()
  const columns = useColumns(blockedBy)
  const listing = usePages(['roles', 'settings'], (cursor, opts) => listRoles(pageAt(cursor), opts))
  const create = (
    <Button kind="primary" blockedBy={blockedBy} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <EnvironmentPage title={titles.roles} lead={words.lead} actions={create} blockedBy={blockedBy}>
      <DataTable
        label={titles.roles}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={blockedBy ? undefined : ({ id }) => hrefTo('edit', id)}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      <RoleDialogs listing={listing} />
    </EnvironmentPage>
  )
}

function useColumns(blockedBy: string | undefined): Column<Role>[] {
  const { shared, roles: words } = useWords().settings
  return [
    {
      id: 'name',
      header: shared.name,
      cell: (row) => (
        <span className="named">
          {row.name}
          {!row.enabled && <Badge>{shared.disabled}</Badge>}
        </span>
      ),
    },
    {
      id: 'permissions',
      header: words.fields.permissions,
      onlyWide: true,
      cell: ({ permissions }) => (
        <span className="soft" title={permissions.join('\n')}>
          {words.permissions(permissions.length)}
        </span>
      ),
    },
    {
      id: 'invitable',
      header: words.invitable,
      cell: (row) => <InvitableSwitch role={row} blockedBy={blockedBy} />,
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <RoleMenu role={row} blockedBy={blockedBy} />,
    },
  ]
}
