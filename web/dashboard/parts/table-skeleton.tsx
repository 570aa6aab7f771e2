import { useWords } from '../words/use-words.ts'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** The outline of a table that is on its way. */
export function TableSkeleton({ columns }: { columns: number }) {
  const { loadingRows } = useWords().parts
  const cells = Array.from({ length: columns }, (_, at) => `cell ${at}`)
  return (
    <div className="table-frame skeleton" role="status">
      <span className="unseen">{loadingRows}</span>
      {rows.map((row) => (
        <div key={row} className="skeleton-row" aria-hidden="true">
          {cells.map((cell) => (
            <i key={cell} />
          ))}
        </div>
      ))}
    </div>
  )
}
