import type { Import } from '../../../../client/index.ts'
import { useWords } from '../../words/use-words.ts'

const parts = ['succeeded', 'failed', 'skipped'] as const

type MeterProps = { run: Pick<Import, 'counts' | 'status'>; label?: string }

/** How far an import is, and how its rows ended. */
export function Meter({ run: { counts }, label }: MeterProps) {
  const { imports: words } = useWords()
  const settled = counts.total - counts.queued
  const share = (count: number) => (counts.total === 0 ? 0 : (100 * count) / counts.total)
  return (
    <div
      className="meter"
      role="progressbar"
      aria-label={label ?? words.progress}
      aria-valuemin={0}
      aria-valuemax={counts.total}
      aria-valuenow={settled}
      aria-valuetext={words.settled(settled, counts.total)}
    >
      {parts.map((part) => (
        <i key={part} data-part={part} style={{ width: `${share(counts[part])}%` }} />
      ))}
    </div>
  )
}
