import { findRepetitions, isRepetition } from '../../../../csv/check.ts'
import type { ImportMode } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import { type CheckedRow, checkRow } from '../../../../csv/rows.ts'
import type { Table } from '../../../../csv/table.ts'
import type { Answer, Issue, Overview, Place } from './shapes.ts'

const mostIssues = 255

export type Judgement = ReturnType<typeof createJudgement>

/**
 * What is wrong with each row: what `csv/` finds, at once and after every change, and what only the
 * server knows, which stands until its row changes. A row that cannot or shall not be imported is in
 * no other's way.
 */
export function createJudgement(
  table: Table,
  { mode, mapping, deselected }: { mode: ImportMode; mapping: ColumnMapping; deselected: Place[] },
) {
  const own: CheckedRow[] = table.rows.map((row) => checkRow(row, mapping, mode))
  const asked = new Map<Place, Issue[]>()
  const changedAt = new Map<Place, number>()
  let leftOut = new Set(deselected)
  let repetitions: Issue[][] = []
  let clock = 0

  const ownIssues = (place: Place): Issue[] => {
    const found = own[place]?.issues ?? []
    return [...found, ...(asked.get(place) ?? []).filter((issue) => !found.some(isLike(issue)))]
  }
  const issuesOf = (place: Place) => {
    const found = ownIssues(place)
    return [...found, ...(repetitions[place] ?? []).filter((issue) => !found.some(isLike(issue)))]
  }
  const compare = () => {
    const counts = (place: Place) => !leftOut.has(place) && !ownIssues(place).some(isError)
    repetitions = findRepetitions(own, counts)
  }
  /* The server knows spellings of one address that we do not, but not what has changed here since. */
  const forgetRepetitions = () => {
    for (const [place, issues] of asked) {
      if (!issues.some(isRepetition)) continue
      asked.set(
        place,
        issues.filter((issue) => !isRepetition(issue)),
      )
    }
  }
  compare()

  return {
    issuesOf,
    rowAt: (place: Place) => own[place]?.row,
    clock: () => clock,
    /** A cell of a row is another now. */
    change(place: Place) {
      clock += 1
      changedAt.set(place, clock)
      asked.delete(place)
      const row = table.rows[place]
      if (row) own[place] = checkRow(row, mapping, mode)
      forgetRepetitions()
      compare()
    },
    select(others: Place[]) {
      leftOut = new Set(others)
      forgetRepetitions()
      compare()
    },
    /** Answers about rows that have changed since they were sent are about nothing. */
    take({ sent: { places, clock: sentAt }, results }: Answer) {
      const known = findRepetitions(own, () => true)
      for (const { row, issues } of results) {
        const place = places[row - 1]
        if (place === undefined || (changedAt.get(place) ?? 0) > sentAt) continue
        const isOurs = (issue: Issue) => isRepetition(issue) && known[place]?.some(isLike(issue))
        asked.set(
          place,
          issues.filter((issue) => !isOurs(issue)),
        )
      }
      compare()
    },
    overview(): Overview {
      const all = table.rows.map((_row, place) => issuesOf(place))
      return {
        verdicts: Uint8Array.from(all, verdictOf),
        issues: Uint8Array.from(all, ({ length }) => Math.min(length, mostIssues)),
      }
    },
  }
}

const isError = ({ severity }: Issue) => severity === 'error'

const isLike =
  ({ code, field }: Issue) =>
  (other: Issue) =>
    other.code === code && other.field === field

/** Its place in `verdicts`. */
function verdictOf(issues: Issue[]): number {
  if (issues.length === 0) return 0
  return issues.some(isError) ? 2 : 1
}
