import Papa from 'papaparse'
import { Problem } from '../domain/problems.ts'
import { fieldOf } from './aliases.ts'
import { fileProblem } from './file-problem.ts'
import { maxCellLength, maxColumns, maxHeaderLength, maxLines, maxRows } from './limits.ts'
import { outcomeColumns, restoreCell } from './result-lines.ts'

export type Delimiter = ',' | ';' | '\t'
/** `rows[0]` is data row 1; each has one cell per column, or more: then it has a fault. */
export type Table = { columns: string[]; rows: TableRow[]; delimiter: Delimiter | null }
export type TableRow = { cells: string[]; fault: string | null }

const delimiters: Delimiter[] = [',', ';', '\t']

/**
 * A file's columns and rows: comment lines and empty ones are left out, quoting is RFC 4180's.
 * Throws `no_rows`, `too_many_rows`, or `validation_failed` for what cannot be read as CSV.
 */
export function readTable(text: string): Table {
  const { content, announced } = readAnnouncement(evenLines(text))
  const delimiter = announced ?? guessDelimiter(content)
  const [header, ...rows] = readRecords(content, delimiter)
  if (!header || rows.length === 0) throw new Problem('no_rows')
  const columns = header.map(readHeader)
  if (columns.some((name) => name.length > maxHeaderLength)) {
    throw fileProblem('The first line does not name the columns.')
  }
  return { columns, rows: rows.map((row) => inColumns(row, columns.length)), delimiter }
}

/** A file put together of two has two kinds of line ends, where the parser goes by one. */
function evenLines(text: string): string {
  const bare = text.replaceAll(/"[^"]*"/g, '')
  return /\r\n/.test(bare) && /(?<!\r)\n/.test(bare) ? text.replaceAll('\r\n', '\n') : text
}

/** A column's name, also where a result file has made its formula text. */
export const readHeader = (cell: string): string => restoreCell(cell.trim()).normalize('NFC')

/** Some spreadsheets say in a first line what they separate by. */
function readAnnouncement(text: string): { content: string; announced: Delimiter | undefined } {
  const [line, said] = /^sep=(.)\r?\n/.exec(text) ?? []
  const announced = delimiters.find((one) => one === said)
  return { content: announced && line ? text.slice(line.length) : text, announced }
}

/** The one that makes most columns out of the first line that we know, else most columns at all. */
function guessDelimiter(text: string): Delimiter {
  const start = text.slice(0, maxColumns * maxHeaderLength)
  const scored = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(start, { ...reading, delimiter, preview: 50 })
    const cells = data.find((record) => !isEmpty(record)) ?? []
    const known = cells.filter(
      (cell) => fieldOf(cell, 'bulk_invite') ?? fieldOf(cell, 'bulk_create'),
    )
    return { delimiter, score: known.length * maxColumns + Math.min(cells.length, maxColumns - 1) }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

const isEmpty = (record: string[]) => record.every((cell) => cell.trim() === '')

const reading = { comments: '#' } as const

function readRecords(text: string, delimiter: Delimiter): string[][] {
  const records: string[][] = []
  let lines = 0
  let refusal: Problem | undefined
  Papa.parse<string[]>(text, {
    ...reading,
    delimiter,
    step: ({ data, errors }, parser) => {
      lines += 1
      if (lines <= maxLines && isEmpty(data)) return
      refusal = refusalOf(data, { lines, rows: records.length, misquoted: errors.length > 0 })
      if (refusal) parser.abort()
      else records.push(data)
    },
  })
  if (refusal) throw refusal
  return records
}

/** A misplaced quote swallows rows that nobody could tell apart any more, so none is taken. */
function refusalOf(
  cells: string[],
  { lines, rows, misquoted }: { lines: number; rows: number; misquoted: boolean },
): Problem | undefined {
  const place = rows === 0 ? 'The first line' : `Row ${rows}`
  if (rows > maxRows)
    return new Problem('too_many_rows', { detail: `Give at most ${maxRows} rows.` })
  if (lines > maxLines) return fileProblem(`Give at most ${maxLines} lines.`)
  if (widthOf(cells) > maxColumns) return fileProblem(`Give at most ${maxColumns} columns.`)
  if (!misquoted && cells.every((cell) => cell.length <= maxCellLength)) return undefined
  return fileProblem(`${place} has a cell without an end. Is a quote missing or misplaced there?`)
}

/** What a result file adds to a row has room beside the most columns that a file may have. */
const widthOf = (cells: string[]) => cells.length - outcomeColumns.length

/** Spreadsheets leave empty cells at the end out; more cells than columns are a mistake in one row. */
function inColumns(cells: string[], width: number): TableRow {
  const length = Math.max(width, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
  const whole = Array.from({ length }, (_cell, at) => cells[at] ?? '')
  return { cells: whole, fault: length > width ? 'There are more cells than columns.' : null }
}
