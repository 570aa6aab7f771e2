import { checkTable } from '../../../../csv/check.ts'
import type { ImportMode } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import type { CheckedRow } from '../../../../csv/rows.ts'
import type { Table } from '../../../../csv/table.ts'
import type { Answer, Issue, Overview, Place } from './shapes.ts'

const mostIssues = 255

export type Judgement = ReturnType<typeof createJudgement>

/**
 * What is wrong with each row: what `csv/` finds, at once and after every change, and what only the
 * server knows, which stands until its row changes.
 */
export function createJudgement(table: Table, mode: ImportMode, mapping: ColumnMapping) {
  let own: CheckedRow[] = []
  const asked = new Map<Place, Issue[]>()
  const changedAt = new Map<Place, number>()
  let clock = 0

  const check = () => {
    own = checkTable(table, mapping, mode)
  }
  const issuesOf = (place: Place): Issue[] => {
    const found = own[place]?.issues ?? []
    return [...found, ...(asked.get(place) ?? []).filter((issue) => !found.some(isLike(issue)))]
  }
  check()

  return {
    issuesOf,
    rowAt: (place: Place) => own[place]?.row,
    clock: () => clock,
    /** A cell of a row is another now. */
    change(place: Place) {
      clock += 1
      changedAt.set(place, clock)
      asked.delete(place)
      check()
    },
    /** Answers about rows that have changed since they were sent are about nothing. */
    take({ sent: { places, clock: sentAt }, results }: Answer) {
      for (const { row, issues } of results) {
        const place = places[row - 1]
        if (place !== undefined && (changedAt.get(place) ?? 0) <= sentAt) asked.set(place, issues)
      }
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

const isLike =
  ({ code, field }: Issue) =>
  (other: Issue) =>
    other.code === code && other.field === field

/** Its place in `verdicts`. */
function verdictOf(issues: Issue[]): number {
  if (issues.length === 0) return 0
  return issues.some(({ severity }) => severity === 'error') ? 2 : 1
}
