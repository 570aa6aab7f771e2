import type { FastifyRequest } from 'fastify'
import { mayHoldPasswords } from '../csv/aliases.ts'
import { type CheckedRow, hasError, type RowIssue } from '../csv/rows.ts'
import { type ImportRun, type NewRow, readImport, storeImport } from '../db/imports.ts'
import type { InviteScope } from '../db/invites.ts'
import { Problem } from '../domain/problems.ts'
import { sealRowPassword } from '../security/row-passwords.ts'
import { requirePrincipal } from './authentication.ts'
import type { RouteDeps } from './deps.ts'
import { checkUpload } from './import-checks.ts'
import type { Upload } from './import-forms.ts'
import { tierScope } from './scopes.ts'

/** Throws `not_found`, for another tenant's import as for one that never was. */
export async function findImport(deps: RouteDeps, request: FastifyRequest, id: string) {
  const run = await readImport(deps.sql, id, await tierScope(request))
  if (!run) throw new Problem('not_found')
  return run
}

/**
 * Stores a file with its rows, all or nothing, and has its run started. What is wrong by itself, or
 * was not selected, is settled here, so that only what may succeed is queued. Made again under the
 * same `operationId`, it is the same import. Spec §6.
 */
export async function makeImport(
  deps: RouteDeps,
  { request, scope }: { request: FastifyRequest; scope: InviteScope },
  upload: Upload,
): Promise<ImportRun> {
  const principal = requirePrincipal(request)
  const { type, id: starterId, name } = principal
  if (type === 'identity') throw new Problem('wrong_principal')
  const { operationId: id } = request
  const { mode, filename, table, mapping, isSelected } = upload
  const checked = await checkUpload(deps.sql, { scope, principal }, upload)
  const secret = secretColumns(upload)
  const rows = table.rows.map(({ cells }, at): NewRow => {
    const number = at + 1
    const row = checked.get(number)
    const isMeant = row !== undefined && isSelected(number)
    const password = isMeant && !hasError(row) ? row.row.password : null
    return {
      cells: withoutSecrets(cells, secret),
      sealedPassword:
        password === null ? null : sealRowPassword(deps.sealer, { importId: id, number }, password),
      refusal: isMeant ? refusalOf(row) : leftOutFor(row),
    }
  })
  const startedBy = { type, id: starterId, name }
  const { columns } = table
  await storeImport(deps.sql, { id, ...scope, mode, filename, columns, mapping, startedBy, rows })
  deps.importRuns.startSoon(id)
  const run = await readImport(deps.sql, id, scope)
  if (!run) throw new Error('An import that was stored is there.')
  return run
}

/** Which columns are never kept: mapped as passwords, or ignored but headed like one. */
const secretColumns = ({ table, mapping }: Upload): boolean[] =>
  table.columns.map((header, at) => {
    const field = mapping[at]
    return field ? field === 'password' : mayHoldPasswords(header)
  })

const leftOut = '(left out)' // not empty: the row is still longer than it should be

/**
 * In a row with more cells than columns, nobody knows which cell is one too many: whatever stands
 * behind a password's place may be the password.
 */
function withoutSecrets(cells: string[], secret: boolean[]): string[] {
  const surplus = cells.length - secret.length
  const mayBeSecret = (place: number) => secret.slice(Math.max(0, place - surplus), place + 1)
  return cells.map((cell, place) => {
    if (!mayBeSecret(place).includes(true)) return cell
    return place < secret.length ? '' : leftOut
  })
}

/** Whoever reads it later wants to know what was wrong with it, if anything was. */
function leftOutFor(row: CheckedRow | undefined): NewRow['refusal'] {
  const why = ['This row was not selected.', ...(row ? errorsOf(row).map(told) : [])]
  return { status: 'skipped', code: 'deselected', message: messageOf(why) }
}

function refusalOf(row: CheckedRow): NewRow['refusal'] {
  const errors = errorsOf(row)
  const [first] = errors
  if (!first) return null
  return { status: 'failed', code: first.code, message: messageOf(errors.map(told)) }
}

const errorsOf = ({ issues }: CheckedRow) => issues.filter(({ severity }) => severity === 'error')
const told = ({ field, message }: RowIssue) => (field ? `${field}: ${message}` : message)
const messageOf = (sentences: string[]) => sentences.join(' ').slice(0, 500)
