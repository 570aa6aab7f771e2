import { outcomeColumns, resultLine } from '../csv/result-lines.ts'
import type { Sql } from '../db/client.ts'
import { readImportRows, type StoredRow } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'

const pageSize = 500
const byteOrderMark = '\ufeff' // without it, Excel takes UTF-8 for something else

/**
 * The file again, line by line as it is read, with what became of each row. What an earlier such
 * file told is left out, so that it can go round again and again. Spec §6.
 */
export async function* resultFile(
  sql: Sql,
  run: ImportRun,
  { only }: { only?: 'failed' | undefined },
): AsyncGenerator<string> {
  const kept = run.columns.map(
    (header, at) => run.mapping[at] !== null || !outcomeColumns.includes(header),
  )
  const own = (cells: string[]) => cells.filter((_cell, at) => kept[at])
  const surplus = ({ cells }: StoredRow) => cells.slice(run.columns.length) // no column is theirs
  const lineOf = (row: StoredRow) => [...own(row.cells), ...outcomeOf(row), ...surplus(row)]
  yield byteOrderMark + resultLine([...own(run.columns), ...outcomeColumns])
  for (let after = 0; ; ) {
    const rows = await readImportRows(sql, run.id, { status: only, after, limit: pageSize })
    if (rows.length > 0) {
      yield rows.map((row) => resultLine(lineOf(row))).join('')
    }
    if (rows.length < pageSize) return
    after = rows.at(-1)?.number ?? after
  }
}

const outcomeOf = ({ status, code, message, outcomeId }: StoredRow): string[] => [
  status,
  code ?? '',
  message ?? '',
  status === 'succeeded' ? outcomeId : '',
]
