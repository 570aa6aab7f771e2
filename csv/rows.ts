import { parseEmail } from '../domain/address.ts'
import { parseName, parsePassword } from '../domain/person.ts'
import { Problem, type ProblemCode, problems } from '../domain/problems.ts'
import { plain, readLang, readTruth, uuid } from './cells.ts'
import type { ImportField, ImportMode } from './fields.ts'
import type { ColumnMapping } from './mapping.ts'
import { restoreCell } from './result-lines.ts'
import type { TableRow } from './table.ts'

/** What a row asks for; roles and nodes by id or by name, to be looked up. */
export type ImportRow = {
  email: string
  firstName: string
  lastName: string
  roleId: string | null
  role: string | null
  nodeId: string | null
  node: string | null
  clientId: string | null
  applicationId: string | null
  sendEmail: boolean
  lang: string | null
  password: string | null
  externalId: string | null
}
export type RowIssue = {
  severity: 'error' | 'warning'
  code: ProblemCode
  field: ImportField | null
  message: string
}
export type CheckedRow = { row: ImportRow; issues: RowIssue[] }

/**
 * Reads one row by itself, with all its faults at once: what a look-up would tell is not asked
 * here. A row with an error keeps what could be read. Spec §6.
 */
export function checkRow(
  { cells, fault }: TableRow,
  mapping: ColumnMapping,
  mode: ImportMode,
): CheckedRow {
  const issues: RowIssue[] = fault ? [issue('error', null, fault)] : []
  const cell = (field: ImportField) => {
    const at = mapping.indexOf(field)
    const text = cells[at] ?? ''
    return field === 'password' ? text : restoreCell(text) // no result file holds a password
  }
  const read = <Value>(field: ImportField, parse: (text: string) => Value, none: Value): Value =>
    attempt(
      () => parse(cell(field)),
      none,
      (found) => issues.push({ ...found, field }),
    )
  const optional = (field: ImportField, parse: (text: string) => string = plain(field)) =>
    read<string | null>(field, (text) => (text.trim() === '' ? null : parse(text.trim())), null)

  const row: ImportRow = {
    email: read('email', (text) => parseEmail(text), ''),
    firstName: read('first_name', (text) => parseName(text, 'first_name'), ''),
    lastName: read('last_name', (text) => parseName(text, 'last_name'), ''),
    roleId: optional('role_id', uuid('role_id')),
    role: optional('role'),
    nodeId: optional('node_id', uuid('node_id')),
    node: optional('node'),
    clientId: optional('client_id'),
    applicationId: optional('application_id', uuid('application_id')),
    sendEmail: read('send_email', readTruth, true),
    lang: optional('lang', readLang),
    password: read('password', (text) => (text === '' ? null : parsePassword(text)), null),
    externalId: optional('external_id'),
  }
  issues.push(...pairingIssues(row, mode), ...passwordIssues(row, mapping, issues))
  return { row, issues }
}

export const hasError = ({ issues }: CheckedRow) =>
  issues.some(({ severity }) => severity === 'error')

const issue = (
  severity: RowIssue['severity'],
  field: ImportField | null,
  message: string,
): RowIssue => ({ severity, code: 'validation_failed', field, message })

function attempt<Value>(
  parse: () => Value,
  none: Value,
  tell: (issue: Omit<RowIssue, 'field'>) => void,
): Value {
  try {
    return parse()
  } catch (refusal) {
    if (!(refusal instanceof Problem)) throw refusal
    const [{ message } = { message: problems[refusal.code].title }] = refusal.extras.errors ?? []
    tell({ severity: 'error', code: refusal.code, message })
    return none
  }
}

/** An id and a name for one thing might mean two; half a pair is a mistake in a file. Seed 003. */
function pairingIssues(row: ImportRow, mode: ImportMode): RowIssue[] {
  if (mode === 'account_bulk_create') return []
  const [role, node] = [row.roleId ?? row.role, row.nodeId ?? row.node]
  const both = [
    ...(row.roleId && row.role ? [issue('error', 'role', 'Give role_id or role, not both.')] : []),
    ...(row.nodeId && row.node ? [issue('error', 'node', 'Give node_id or node, not both.')] : []),
  ]
  if (Boolean(role) === Boolean(node)) return both
  const half = { severity: 'error', code: 'role_node_pair' } as const
  return [
    ...both,
    { ...half, field: role ? 'node_id' : 'role_id', message: problems.role_node_pair.title },
  ]
}

function passwordIssues(row: ImportRow, mapping: ColumnMapping, told: RowIssue[]): RowIssue[] {
  if (!mapping.includes('password') || row.password !== null) return []
  if (told.some(({ field }) => field === 'password')) return []
  return [issue('warning', 'password', 'No password: this person cannot sign in with one yet.')]
}
