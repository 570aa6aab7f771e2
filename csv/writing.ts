import Papa from 'papaparse'

/**
 * A table as a file again, to be read by `readTable` into the same cells: nothing is made safe for
 * spreadsheets here, for that would change passwords. The first line tells the delimiter, so that no
 * header can mislead. Rows without any text are not there when it is read.
 */
export function writeTable(columns: string[], rows: string[][]): string {
  const lines = Papa.unparse([columns, ...rows], { quotes: looksLikeComment })
  return `sep=,\r\n${lines}\r\n`
}

const looksLikeComment = (cell: unknown, column: number) =>
  column === 0 && String(cell).startsWith('#')
