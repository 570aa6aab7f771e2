import type { Encoding } from '../../../../csv/decoding.ts'
import type { RowIssue } from '../../../../csv/rows.ts'
import type { Delimiter } from '../../../../csv/table.ts'

export type ColumnSummary = {
  /** Unlike every other: a header that comes twice has a number. */
  header: string
  /** What the first rows have there. */
  samples: string[]
}
export type FileSummary = {
  columns: ColumnSummary[]
  rows: number
  delimiter: Delimiter | null
  encoding: Encoding
}

/** A row counts from 0 here, in the order of the file; people count from 1. */
export type Place = number
/** A cell that was corrected: in which row and column of the file, and what it is now. */
export type Edit = { place: Place; column: number; text: string }
/** What was done to a file by hand. */
export type Doings = { edits: Edit[]; deselected: Place[] }
export type CellAddress = { place: Place; column: number }

export const verdicts = ['valid', 'warning', 'error'] as const

/** What is known of all rows, small enough to be handed over whole: one byte for each row. */
export type Overview = {
  /** Places in `verdicts`. */
  verdicts: Uint8Array
  /** How many issues each row has. */
  issues: Uint8Array
}

/** An issue as the API tells it, too. */
export type Issue = Omit<RowIssue, 'code' | 'field'> & { code: string; field: string | null }
export type CellView = { text: string; fault: Issue['severity'] | null; isEdited: boolean }
export type RowView = { place: Place; cells: CellView[]; issues: Issue[] }

/** What the server says of rows that were sent at a moment. */
export type Answer = { sent: Sent; results: readonly { row: number; issues: Issue[] }[] }
/** Rows on their way: `places[n]` is row n + 1 of the file. `clock` tells what was changed later. */
export type Sent = { places: Place[]; clock: number }
export type Written = { file: Blob; sent: Sent }

/** What the chosen rows ask for. */
export type Tally = { rows: number; mails: number; roles: number; passwords: number }
