import { checkTable, duplicate } from '../csv/check.ts'
import type { ImportMode } from '../csv/fields.ts'
import type { CheckedRow } from '../csv/rows.ts'
import { findRepeated } from '../db/addresses.ts'
import type { Sql } from '../db/client.ts'
import { type LookedUp, lookUpPeople } from '../db/import-lookups.ts'
import { readReferences } from '../db/import-references.ts'
import type { InviteScope } from '../db/invites.ts'
import type { Powers } from '../domain/access.ts'
import { commonPassword, judgeFacts, resolveRow } from '../domain/import-rows.ts'
import { isCommonPassword } from '../security/breaches.ts'
import type { Upload } from './import-forms.ts'

type Asker = { scope: InviteScope; principal: Powers }

/**
 * Each row by its number, with all that is wrong with it by itself; of those that are not selected
 * also what the look-ups say, for nothing else will tell why they are left out.
 */
export async function checkUpload(
  sql: Sql,
  asker: Asker,
  upload: Upload,
): Promise<Map<number, CheckedRow>> {
  const rows = checkRows(upload)
  const selected = rowsThatAre(true, rows, upload)
  const others = rowsThatAre(false, rows, upload)
  const repeated = await findRepeated(
    sql,
    selected.map(({ row }) => row.email || null),
  )
  selected.forEach((row, at) => {
    if (repeated.has(at)) markRepeated(row)
  })
  if (others.length > 0) await lookUp(sql, asker, { rows: others, mode: upload.mode })
  return rows
}

/** What would become of each selected row if it were run now. Spec §6. */
export async function previewUpload(
  sql: Sql,
  asker: Asker,
  upload: Upload,
): Promise<Map<number, CheckedRow>> {
  const rows = checkRows(upload)
  const selected = rowsThatAre(true, rows, upload)
  const facts = await lookUp(sql, asker, { rows: selected, mode: upload.mode })
  facts.forEach(({ repeated }, at) => {
    const row = selected[at]
    if (repeated && row) markRepeated(row)
  })
  return new Map([...rows].filter(([number]) => upload.isSelected(number)))
}

/** Adds to each row what only the database and the bundled passwords can tell of it. */
async function lookUp(
  sql: Sql,
  { scope, principal }: Asker,
  { rows, mode }: { rows: CheckedRow[]; mode: ImportMode },
): Promise<LookedUp[]> {
  const references = await readReferences(
    sql,
    scope,
    rows.map(({ row }) => row),
  )
  const resolved = rows.map(({ row }) => resolveRow(row, references, principal))
  const people = rows.map(({ row: { email, externalId, sendEmail } }, at) => ({
    email,
    externalId,
    sendEmail,
    applicationId: resolved[at]?.applicationId ?? null,
    grant: resolved[at]?.grant ?? null,
  }))
  const facts = await lookUpPeople(sql, scope, people)
  facts.forEach((known, at) => {
    const row = rows[at]
    row?.issues.push(...(resolved[at]?.issues ?? []), ...judgeFacts(known, mode))
    if (row?.row.password && isCommonPassword(row.row.password)) row.issues.push(commonPassword)
  })
  return facts
}

function checkRows({ table, mapping, mode, isSelected }: Upload): Map<number, CheckedRow> {
  const checked = checkTable(table, mapping, mode, (at) => isSelected(at + 1))
  return new Map(checked.map((row, at) => [at + 1, row]))
}

/** Those that are selected, or those that are not. */
const rowsThatAre = (selected: boolean, rows: Map<number, CheckedRow>, upload: Upload) =>
  [...rows].filter(([number]) => upload.isSelected(number) === selected).map(([, row]) => row)

/** The database knows spellings of one address that a file's check does not. */
function markRepeated({ issues }: CheckedRow): void {
  if (!issues.some(({ code }) => code === duplicate.code)) issues.push(duplicate)
}
