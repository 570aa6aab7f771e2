import type { ImportAnswer, PreviewAnswer } from './answers.ts'
import type { Outcome } from './following.ts'
import { duration, number, oneLine, rowsOf } from './words.ts'

const deselected = 'deselected'

/** Rows that failed or were skipped; what the caller left out does not count. */
export const unsuccessfulOf = ({ run: { counts }, reasons }: Outcome): number =>
  counts.failed + counts.skipped - (reasons.get(deselected) ?? 0)

/** What became of an import, in a few lines. */
export function summarise(outcome: Outcome): string {
  const { run, reasons } = outcome
  const { total, succeeded, failed, skipped } = run.counts
  const counts = `${number(succeeded)} succeeded, ${number(failed)} failed, ${number(skipped)} skipped`
  const most = [...reasons].toSorted(([, one], [, other]) => other - one)
  const lines = most.map(([code, count]) => `  ${number(count)} ${oneLine(code)}`)
  const title = `Import ${run.id} is ${run.status}${tookOf(run)}: ${rowsOf(total)}, ${counts}.`
  return [title, ...lines, ''].join('\n')
}

function tookOf({ created_at, finished_at }: ImportAnswer): string {
  const ms = Date.parse(finished_at ?? '') - Date.parse(created_at)
  return ms >= 0 ? ` after ${duration(ms)}` : ''
}

/** What would become of a file: counts, then a line for each row that is not as it should be. */
export function describePreview({ rows, stats, results }: PreviewAnswer): string {
  const { valid, warning, error } = stats
  const lines = results
    .filter(({ verdict }) => verdict !== 'valid')
    .map(({ row, verdict, email, issues }) => {
      const why = issues.map(({ code, field, message }) =>
        field ? `${code} (${field}): ${message}` : `${code}: ${message}`,
      )
      return oneLine(`row ${row} ${verdict} ${email || '-'} ${why.join('; ')}`)
    })
  const title = `${rowsOf(rows)}: ${number(valid)} valid, ${number(warning)} with warnings, ${number(error)} with errors.`
  return [title, ...lines, ''].join('\n')
}
