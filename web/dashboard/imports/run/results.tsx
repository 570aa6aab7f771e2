import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Import } from '../../../../client/index.ts'
import { usePages } from '../../api/use-answer.ts'
import { useSearchState } from '../../hooks/use-search-state.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { formatNumber } from '../../words/formats.ts'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'
import { useResultColumns } from './result-columns.tsx'

const statuses = ['succeeded', 'failed', 'skipped', 'queued'] as const
const againMs = 3000

type ResultsProps = { tier: ImportTier; run: Import; isOver: boolean }

/** What became of each row. */
export function Results({ tier, run, isOver }: ResultsProps) {
  const { imports: words } = useWords()
  const { results } = words
  const [{ rows: wanted }, setValues] = useSearchState({ rows: 'all' })
  const status = statuses.find((one) => one === wanted)
  const { counts } = run
  const tabs = [
    { id: 'all', name: results.all, note: formatNumber(counts.total) },
    ...statuses
      .filter((one) => one !== 'queued' || counts.queued > 0)
      .map((one) => ({ id: one, name: words.rowStatuses[one], note: formatNumber(counts[one]) })),
  ]
  const listing = usePages(['import-rows', run.id, { status }], (cursor, opts) =>
    tier.rows(run.id, { cursor, ...(status && { status }) }, opts),
  )
  useNewRows(run, isOver)
  const columns = useResultColumns(tier)
  return (
    <section className="results">
      <h2>{results.title}</h2>
      <Tabs
        label={results.tabs}
        tabs={tabs}
        selected={wanted}
        onSelect={(rows) => setValues({ rows }, { replace: true })}
      >
        <DataTable
          label={results.label}
          columns={columns}
          listing={listing}
          keyOf={({ row }) => String(row)}
          empty={<EmptyState title={results.none} />}
        />
      </Tabs>
    </section>
  )
}

/** Rows are read again as they are settled, now and then while many are, and at the end. */
function useNewRows({ id, counts }: Import, isOver: boolean) {
  const queries = useQueryClient()
  const readAt = useRef(Number.NEGATIVE_INFINITY)
  const settled = counts.total - counts.queued
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was settled is why.
  useEffect(() => {
    const read = () => {
      readAt.current = performance.now()
      void queries.invalidateQueries({ queryKey: ['import-rows', id] })
    }
    const leftMs = isOver ? 0 : readAt.current + againMs - performance.now()
    const timer = setTimeout(read, Math.max(0, leftMs))
    return () => clearTimeout(timer)
  }, [queries, id, settled, isOver])
}
