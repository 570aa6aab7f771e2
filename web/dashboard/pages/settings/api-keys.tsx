import { type ApiKey, listEnvironmentApiKeys } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Time } from '../../parts/time.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { ApiKeyDialogs } from './api-keys/dialogs.tsx'
import { ApiKeyMenu } from './api-keys/menu.tsx'
import { ApiKeyState } from './api-keys/state.tsx'
import { useBlocked } from './shared/use-blocked.ts'
import { pageAt } from './shared/use-row.ts'

/** Keys of servers. Open also while the Environment is suspended, so that a leaked one can be ended. */
export function ApiKeysPage() {
  const { titles, apiKeys: words, shared } = useWords().settings
  const { environment } = useWorkspace()
  const blockedBy = useBlocked()
  const { open } = useOpened()
  const asleep = environment.suspended ? shared.suspended(environment.name) : undefined
  const create = (
    <Button kind="primary" blockedBy={blockedBy ?? asleep} onPress={() => open('new')}>
      {words.create}
    </Button>
  )
  return (
    <SettingsPage title={titles.apiKeys} lead={words.lead} actions={create}>
      {blockedBy ? (
        <EmptyState title={words.blockedTitle}>{blockedBy}</EmptyState>
      ) : (
        <ApiKeys isAsleep={asleep !== undefined} />
      )}
    </SettingsPage>
  )
}

function ApiKeys({ isAsleep }: { isAsleep: boolean }) {
  const { titles, apiKeys: words } = useWords().settings
  const { environment } = useWorkspace()
  const columns = useColumns(isAsleep)
  const listing = usePages(['api-keys', 'settings'], (cursor, opts) =>
    listEnvironmentApiKeys({ id: environment.id, ...pageAt(cursor) }, opts),
  )
  return (
    <>
      <DataTable
        label={titles.apiKeys}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      <ApiKeyDialogs listing={listing} />
    </>
  )
}

function useColumns(isAsleep: boolean): Column<ApiKey>[] {
  const { shared, apiKeys: words } = useWords().settings
  return [
    {
      id: 'name',
      header: shared.name,
      cell: (row) => (
        <span className="two-lines">
          <span className="named">
            <strong>{row.name}</strong>
            <ApiKeyState apiKey={row} />
          </span>
          <span className="soft code-text">{row.prefix}…</span>
        </span>
      ),
    },
    {
      id: 'permissions',
      header: words.permissions,
      onlyWide: true,
      cell: (row) => <span className="soft">{row.permissions.join(', ')}</span>,
    },
    {
      id: 'used',
      header: words.lastUsed,
      cell: (row) =>
        row.last_used_at ? (
          <Time at={row.last_used_at} />
        ) : (
          <span className="soft">{words.notUsed}</span>
        ),
    },
    {
      id: 'expires',
      header: words.expires,
      onlyWide: true,
      cell: (row) => (row.expires_at ? <Time at={row.expires_at} /> : words.never),
    },
    {
      id: 'actions',
      header: shared.actions,
      align: 'end',
      cell: (row) => <ApiKeyMenu apiKey={row} isAsleep={isAsleep} />,
    },
  ]
}
