import { checkTable, duplicate } from '../csv/check.ts'
import type { CheckedRow } from '../csv/rows.ts'
import { findRepeated } from '../db/addresses.ts'
import type { Sql } from '../db/client.ts'
import { lookUpPeople } from '../db/import-lookups.ts'
import { readReferences } from '../db/import-references.ts'
import type { InviteScope } from '../db/invites.ts'
import type { Powers } from '../domain/access.ts'
import { commonPassword, judgeFacts, resolveRow } from '../domain/import-rows.ts'
import { isCommonPassword } from '../security/breaches.ts'
import type { Upload } from './import-forms.ts'

/** Each selected row by its number in the file, with all that is wrong with it by itself. */
export async function checkUpload(sql: Sql, upload: Upload): Promise<Map<number, CheckedRow>> {
  const rows = checkSelected(upload)
  const checked = [...rows.values()]
  const repeated = await findRepeated(
    sql,
    checked.map(({ row }) => row.email || null),
  )
  checked.forEach((row, at) => {
    if (repeated.has(at)) markRepeated(row)
  })
  return rows
}

/** The same, and what the look-ups say: what would become of each if it were run now. Spec §6. */
export async function previewUpload(
  sql: Sql,
  { scope, principal }: { scope: InviteScope; principal: Powers },
  upload: Upload,
): Promise<Map<number, CheckedRow>> {
  const rows = checkSelected(upload)
  const checked = [...rows.values()]
  const references = await readReferences(
    sql,
    scope,
    checked.map(({ row }) => row),
  )
  const resolved = checked.map(({ row }) => resolveRow(row, references, principal))
  const people = checked.map(({ row: { email, externalId, sendEmail } }, at) => ({
    email,
    externalId,
    sendEmail,
    applicationId: resolved[at]?.applicationId ?? null,
    grant: resolved[at]?.grant ?? null,
  }))
  const facts = await lookUpPeople(sql, scope, people)
  facts.forEach((known, at) => {
    const row = checked[at]
    if (known.repeated && row) markRepeated(row)
    row?.issues.push(...(resolved[at]?.issues ?? []), ...judgeFacts(known, upload.mode))
    if (row?.row.password && isCommonPassword(row.row.password)) row.issues.push(commonPassword)
  })
  return rows
}

function checkSelected({ table, mapping, mode, isSelected }: Upload): Map<number, CheckedRow> {
  const numbers = table.rows.map((_row, at) => at + 1).filter(isSelected)
  const rows = table.rows.filter((_row, at) => isSelected(at + 1))
  const checked = checkTable({ ...table, rows }, mapping, mode)
  return new Map(numbers.flatMap((number, at) => (checked[at] ? [[number, checked[at]]] : [])))
}

/** The database knows spellings of one address that a file's check does not. */
function markRepeated({ issues }: CheckedRow): void {
  if (!issues.some(({ code }) => code === duplicate.code)) issues.push(duplicate)
}
