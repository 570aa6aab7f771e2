import type { Import } from '../../../../client/index.ts'
import type { Column } from '../../parts/data-table.tsx'
import { Time } from '../../parts/time.tsx'
import { useWords } from '../../words/use-words.ts'
import { Meter } from '../run/meter.tsx'
import { StatusBadge } from '../run/status-badge.tsx'

export function useListColumns(): Column<Import>[] {
  const { imports: words, importWizard } = useWords()
  const { columns } = words
  return [
    { id: 'file', header: columns.file, cell: ({ filename }) => filename ?? words.noFile },
    {
      id: 'mode',
      header: columns.mode,
      cell: ({ mode }) => importWizard.modes[mode].name,
      onlyWide: true,
    },
    { id: 'status', header: columns.status, cell: ({ status }) => <StatusBadge status={status} /> },
    { id: 'rows', header: columns.rows, cell: (run) => <Rows run={run} /> },
    {
      id: 'by',
      header: columns.by,
      cell: ({ started_by }) => started_by.name,
      onlyWide: true,
    },
    {
      id: 'at',
      header: columns.at,
      cell: ({ created_at }) => <Time at={created_at} />,
      onlyWide: true,
    },
  ]
}

/** How many rows made it; of a run, how far it is. */
function Rows({ run }: { run: Import }) {
  const { imports: words } = useWords()
  const { counts, finished_at, filename } = run
  const isOver = finished_at !== null
  return (
    <div className="list-rows">
      <span className="numbers">
        {isOver
          ? words.outcome(counts.succeeded, counts.total)
          : words.settled(counts.total - counts.queued, counts.total)}
        {counts.failed > 0 && <span className="bad"> · {words.failed(counts.failed)}</span>}
      </span>
      {!isOver && <Meter run={run} label={words.progressOf(filename ?? words.noFile)} />}
    </div>
  )
}
