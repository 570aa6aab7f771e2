import { decodeFile } from '../../../../csv/decoding.ts'
import { maxFileBytes } from '../../../../csv/limits.ts'
import { readTable, type Table } from '../../../../csv/table.ts'
import { Problem } from '../../../../domain/problems.ts'
import type { FileSummary } from './shapes.ts'

const sampleRows = 40
const sampleCount = 3

/** Throws what `csv/` refuses; a file that is too large is not even read. */
export async function readFile(file: Blob): Promise<{ table: Table; summary: FileSummary }> {
  if (file.size > maxFileBytes) throw new Problem('file_too_large')
  const { text, encoding } = decodeFile(new Uint8Array(await file.arrayBuffer()))
  const table = readTable(text)
  const headers = unlike(table.columns)
  const columns = headers.map((header, at) => ({ header, samples: samplesOf(table, at) }))
  const { delimiter, rows } = table
  return { table, summary: { columns, rows: rows.length, delimiter, encoding } }
}

/** The API takes a mapping by header, so one that comes again gets a number. */
function unlike(headers: string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header) => {
    let own = header
    for (let number = 2; taken.has(own); number += 1) own = `${header} (${number})`
    taken.add(own)
    return own
  })
}

function samplesOf({ rows }: Table, column: number): string[] {
  const cells = rows.slice(0, sampleRows).map((row) => row.cells[column]?.trim() ?? '')
  return [...new Set(cells.filter((cell) => cell !== ''))].slice(0, sampleCount)
}
