import type { Import } from '../../../../client/index.ts'
import { Banner } from '../../parts/banner.tsx'
import { useWords } from '../../words/use-words.ts'
import { Meter } from './meter.tsx'

type ProgressProps = { run: Import; isOver: boolean; isLost: boolean }

/** Where a run stands: bar, counts, and how long it will take. */
export function Progress({ run, isOver, isLost }: ProgressProps) {
  const { imports: words } = useWords()
  const { counts, rows_per_second: rate, eta_seconds: eta, status } = run
  const told = [
    ...(rate ? [words.rate(rate)] : []),
    ...(eta && status !== 'cancelling' ? [words.eta(eta)] : []),
    ...(counts.queued === 0 ? [words.finishing] : []),
  ]
  return (
    <section className="card run">
      <div className="run-head">
        <p className="run-settled numbers">
          {words.settled(counts.total - counts.queued, counts.total)}
        </p>
        {!isOver && <p className="soft numbers">{told.join(' · ')}</p>}
      </div>
      <Meter run={run} />
      <Counts counts={counts} isOver={isOver} />
      {!isOver && (
        <p className="soft">{status === 'cancelling' ? words.cancel.under : words.closing}</p>
      )}
      <div role="status">{isLost && !isOver && <Banner mood="fair">{words.lost}</Banner>}</div>
    </section>
  )
}

const ended = ['succeeded', 'failed', 'skipped'] as const
const shown = [...ended, 'queued'] as const

function Counts({ counts, isOver }: Pick<Import, 'counts'> & { isOver: boolean }) {
  const { rowStatuses, count } = useWords().imports
  return (
    <dl className="counts">
      {(isOver ? ended : shown).map((status) => (
        <div key={status} data-part={status} data-none={counts[status] === 0}>
          <dt>{rowStatuses[status]}</dt>
          <dd className="numbers">{count(counts[status])}</dd>
        </div>
      ))}
    </dl>
  )
}
