import { fieldProblem, Problem } from '../domain/problems.ts'
import { maxCellLength, maxColumns, maxHeaderLength, maxRows } from './limits.ts'
import { readHeader, type Table } from './table.ts'

export type CellValue = string | number | boolean | null

/**
 * Rows that came as objects, as the table they stand for: a column for every key, in the order in
 * which they first come. Throws `no_rows`, `too_many_rows`, or `validation_failed` for `rows`.
 */
export function tableOfObjects(objects: Record<string, CellValue>[]): Table {
  if (objects.length === 0) throw fieldProblem('no_rows', 'rows')
  if (objects.length > maxRows) throw tooManyRows()
  const places = new Map<string, number>()
  const rows = objects.map((object) => {
    const cells: string[] = []
    for (const [key, value] of Object.entries(object)) {
      const header = readHeader(key)
      const place = places.get(header) ?? places.size
      places.set(header, place)
      cells[place] = textOf(value)
    }
    if (places.size > maxColumns) throw refused(`Give at most ${maxColumns} columns.`)
    return cells
  })
  const columns = [...places.keys()]
  if (columns.some((name) => name.length > maxHeaderLength)) {
    throw refused(`A column's name has at most ${maxHeaderLength} characters.`)
  }
  const whole = (cells: string[]) => columns.map((_name, place) => cells[place] ?? '')
  return {
    columns,
    rows: rows.map((cells) => ({ cells: whole(cells), fault: null })),
    delimiter: null,
  }
}

export const tooManyRows = () =>
  new Problem('too_many_rows', { detail: `Give at most ${maxRows} rows.` })

function textOf(value: CellValue): string {
  const text = value === null ? '' : String(value)
  if (text.length > maxCellLength) throw refused(`A cell has at most ${maxCellLength} characters.`)
  return text
}

const refused = (message: string) => fieldProblem('validation_failed', 'rows', message)
