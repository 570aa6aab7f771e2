import { problems } from '../domain/problems.ts'
import type { ImportMode } from './fields.ts'
import type { ColumnMapping } from './mapping.ts'
import { type CheckedRow, checkRow, type RowIssue } from './rows.ts'
import type { Table } from './table.ts'

type Counts = (at: number) => boolean

/**
 * All rows of a file with all that can be said without asking anybody, in their order. Of rows with
 * one address or external id the first that counts stands; the database has the last word on what
 * one address is. Spec §6.
 */
export function checkTable(
  { rows }: Table,
  mapping: ColumnMapping,
  mode: ImportMode,
  counts: Counts = () => true,
): CheckedRow[] {
  const checked = rows.map((row) => checkRow(row, mapping, mode))
  const repetitions = findRepetitions(checked, counts)
  return checked.map(({ row, issues }, at) => ({
    row,
    issues: [...issues, ...(repetitions[at] ?? [])],
  }))
}

/** What each row repeats of an earlier one. A row that does not count, as it is left out, stands in nobody's way. */
export function findRepetitions(rows: readonly CheckedRow[], counts: Counts): RowIssue[][] {
  const addresses = new Set<string>()
  const externalIds = new Set<string>()
  return rows.map(({ row: { email, externalId } }, at) => {
    const address = email.toLowerCase()
    const issues = [
      ...(addresses.has(address) ? [duplicate] : []),
      ...(externalId && externalIds.has(externalId) ? [sameExternalId] : []),
    ]
    if (address && counts(at)) addresses.add(address)
    if (externalId && counts(at)) externalIds.add(externalId)
    return issues
  })
}

/** Whether an issue is about an earlier row of the file as much as about its own. */
export const isRepetition = ({ code, message }: Pick<RowIssue, 'message'> & { code: string }) =>
  code === duplicate.code || (code === sameExternalId.code && message === sameExternalId.message)

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
