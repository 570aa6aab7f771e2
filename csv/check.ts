import { problems } from '../domain/problems.ts'
import type { ImportMode } from './fields.ts'
import type { ColumnMapping } from './mapping.ts'
import { type CheckedRow, checkRow } from './rows.ts'
import type { Table } from './table.ts'

/**
 * All rows of a file with all that can be said without asking anybody, in their order. Of rows with
 * one address the first stands; the database has the last word on what one address is. Spec §6.
 */
export function checkTable(
  { rows }: Table,
  mapping: ColumnMapping,
  mode: ImportMode,
): CheckedRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const checked = checkRow(row, mapping, mode)
    const { email } = checked.row
    const key = email.toLowerCase()
    if (email && seen.has(key)) checked.issues.push(duplicate)
    seen.add(key)
    return checked
  })
}

/** Of a row whose address an earlier one has. */
export const duplicate = {
  severity: 'error',
  code: 'duplicate_in_file',
  field: 'email',
  message: problems.duplicate_in_file.title,
} as const
