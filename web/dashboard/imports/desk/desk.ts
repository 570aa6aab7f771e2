import { mayHoldPasswords } from '../../../../csv/aliases.ts'
import type { ImportMode } from '../../../../csv/fields.ts'
import { type ColumnMapping, suggestMapping } from '../../../../csv/mapping.ts'
import type { Table } from '../../../../csv/table.ts'
import { writeTable } from '../../../../csv/writing.ts'
import { faultsIn, nextFault } from './faults.ts'
import { createJudgement, type Judgement } from './judgement.ts'
import { readFile } from './reading.ts'
import type * as shapes from './shapes.ts'

type Open = { table: Table; headers: string[] }
type Judged = Open & { mapping: ColumnMapping; judgement: Judgement; edited: Set<string> }

export type Desk = ReturnType<typeof createDesk>

/** Holds one file, and does all the work on it. It lives in a worker, so the page never waits. */
export function createDesk() {
  let open: Open | null = null
  let judged: Judged | null = null
  const opened = () => open ?? refuse()
  const sheet = () => judged ?? refuse()

  return {
    /** Throws what `csv/` refuses. */
    async open(file: Blob): Promise<shapes.FileSummary> {
      const { table, summary } = await readFile(file)
      open = { table, headers: summary.columns.map(({ header }) => header) }
      judged = null
      return summary
    },
    suggest: (mode: ImportMode): ColumnMapping => suggestMapping(opened().headers, mode),
    judge(mode: ImportMode, mapping: ColumnMapping, done: shapes.Doings): shapes.Overview {
      const { headers } = opened()
      const { edits, deselected } = done
      const table = withEdits(opened().table, edits)
      const judgement = createJudgement(table, { mode, mapping, deselected })
      judged = { table, headers, mapping, judgement, edited: new Set(edits.map(keyOf)) }
      return judgement.overview()
    },
    edit(edit: shapes.Edit): shapes.Overview {
      const { table, judgement, edited } = sheet()
      const row = table.rows[edit.place]
      if (row) table.rows[edit.place] = corrected(table, row, edit)
      edited.add(keyOf(edit))
      judgement.change(edit.place)
      return judgement.overview()
    },
    /** From here on these rows are left out. */
    select(deselected: shapes.Place[]): shapes.Overview {
      const { judgement } = sheet()
      judgement.select(deselected)
      return judgement.overview()
    },
    merge(answer: shapes.Answer): shapes.Overview {
      const { judgement } = sheet()
      judgement.take(answer)
      return judgement.overview()
    },
    rows: (places: shapes.Place[]) => places.map((place) => viewOf(sheet(), place)),
    nextFault(from: shapes.CellAddress, step: 1 | -1) {
      const { table, judgement, mapping } = sheet()
      return nextFault({ rows: table.rows.length, ...judgement, mapping }, from, step)
    },
    /** These rows, or all, as a file with what was corrected in it. */
    write: (places?: shapes.Place[]) => write(sheet(), places),
    tally: (places: shapes.Place[]) => tally(sheet(), places),
  }
}

function refuse(): never {
  throw new Error('No file is open.')
}

const keyOf = ({ place, column }: shapes.CellAddress) => `${place}:${column}`

function withEdits(table: Table, edits: shapes.Edit[]): Table {
  const changed = [...table.rows]
  for (const edit of edits) {
    const row = changed[edit.place]
    if (row) changed[edit.place] = corrected(table, row, edit)
  }
  return { ...table, rows: changed }
}

/** Who corrects a row has seen what its surplus cells did to the others. */
const corrected = (
  { columns }: Table,
  { cells }: Table['rows'][number],
  { column, text }: shapes.Edit,
) => ({
  cells: cells.slice(0, columns.length).with(column, text),
  fault: null,
})

function viewOf({ table, mapping, judgement, edited }: Judged, place: number): shapes.RowView {
  const issues = judgement.issuesOf(place)
  const faults = faultsIn(issues, mapping)
  const { cells = [] } = table.rows[place] ?? {}
  const views = cells.slice(0, table.columns.length).map((text, column) => ({
    text,
    fault: faults.get(column) ?? null,
    isEdited: edited.has(keyOf({ place, column })),
  }))
  return { place, cells: views, issues }
}

function write({ table, headers, mapping, judgement }: Judged, chosen?: number[]): shapes.Written {
  const isSecret = mapping.map((field, at) => !field && mayHoldPasswords(table.columns[at] ?? ''))
  const cellsAt = (place: number) =>
    (table.rows[place]?.cells ?? []).map((cell, at) => (isSecret[at] ? '' : cell))
  const lines = (chosen ?? table.rows.map((_row, place) => place))
    .map((place) => ({ place, cells: cellsAt(place) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const places = lines.map(({ place }) => place)
  const rows = lines.map(({ cells }) => cells)
  const text = writeTable(headers, rows)
  return { file: new Blob([text]), sent: { places, clock: judgement.clock() } }
}

function tally({ judgement }: Judged, places: number[]): shapes.Tally {
  const rows = places.flatMap((place) => judgement.rowAt(place) ?? [])
  return {
    rows: rows.length,
    mails: rows.filter(({ sendEmail }) => sendEmail).length,
    roles: rows.filter(({ roleId, role }) => roleId || role).length,
    passwords: rows.filter(({ password }) => password !== null).length,
  }
}
