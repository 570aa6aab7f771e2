import { usePages } from '../api/use-answer.ts'
import { useListColumns } from '../imports/list/columns.tsx'
import { StartImport } from '../imports/list/start-import.tsx'
import { useRunningAgain } from '../imports/list/use-running-again.ts'
import { useImportTier } from '../imports/tier.ts'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Page } from '../shell/page.tsx'
import '../styles/imports.css'
import { useWords } from '../words/use-words.ts'

/** Every import of the Environment, or of the Account's directory; running ones as they go. */
export function ImportsPage() {
  const { imports: words } = useWords()
  const tier = useImportTier()
  const listing = usePages(['imports'], (cursor, opts) => tier.list({ cursor }, opts))
  useRunningAgain(listing)
  const columns = useListColumns()
  return (
    <Page
      title={tier.environmentId ? words.title : words.tenantTitle}
      lead={words.lead}
      actions={<StartImport tier={tier} />}
    >
      <DataTable
        label={words.label}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `${tier.base}/${id}`}
        empty={
          <EmptyState title={words.empty} actions={<StartImport tier={tier} />}>
            {words.emptyText}
          </EmptyState>
        }
      />
    </Page>
  )
}
