import { problems } from '../domain/problems.ts'
import type { ImportMode } from './fields.ts'
import type { ColumnMapping } from './mapping.ts'
import { type CheckedRow, checkRow } from './rows.ts'
import type { Table } from './table.ts'

/**
 * All rows of a file with all that can be said without asking anybody, in their order. Of rows with
 * one address or external id the first stands; the database has the last word on what one address is. Spec §6.
 */
export function checkTable(
  { rows }: Table,
  mapping: ColumnMapping,
  mode: ImportMode,
): CheckedRow[] {
  const addresses = new Set<string>()
  const externalIds = new Set<string>()
  return rows.map((row) => {
    const checked = checkRow(row, mapping, mode)
    const { email, externalId } = checked.row
    if (isRepeated(addresses, email.toLowerCase())) checked.issues.push(duplicate)
    if (isRepeated(externalIds, externalId)) checked.issues.push(sameExternalId)
    return checked
  })
}

function isRepeated(seen: Set<string>, text: string | null): boolean {
  if (!text) return false
  const repeated = seen.has(text)
  seen.add(text)
  return repeated
}

/** Of a row whose address an earlier one has. */
export const duplicate = {
  severity: 'error',
  code: 'duplicate_in_file',
  field: 'email',
  message: problems.duplicate_in_file.title,
} as const

const sameExternalId = {
  severity: 'error',
  code: 'external_id_conflict',
  field: 'external_id',
  message: 'An earlier row of the file has this external id.',
} as const
