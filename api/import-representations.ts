import type { Static } from 'typebox'
import { mayHoldPasswords } from '../csv/aliases.ts'
import { restoreCell } from '../csv/result-lines.ts'
import { type CheckedRow, hasError, type RowIssue } from '../csv/rows.ts'
import type { ShownRow } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'
import { fieldProblem } from '../domain/problems.ts'
import type { Upload } from './import-forms.ts'
import type { importDetail, importPreview, importRow, importRun } from './schemas/imports.ts'

type ImportBody = Static<typeof importRun>
type RowBody = Static<typeof importRow>
type PreviewBody = Static<typeof importPreview>

/** An import as every surface of the API shows it; `rate` only while it runs. Spec §12. */
export function representImport(run: ImportRun, rate?: number): ImportBody {
  const { total, succeeded, failed, skipped } = run
  const queued = total - succeeded - failed - skipped
  return {
    id: run.id,
    mode: run.mode,
    status: run.status,
    filename: run.filename,
    counts: { total, queued, succeeded, failed, skipped },
    rows_per_second: rate === undefined ? null : Math.round(rate * 10) / 10,
    eta_seconds: rate ? Math.ceil(queued / rate) : null,
    started_by: { type: run.startedByType, id: run.startedById, name: run.startedByName },
    created_at: run.createdAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  }
}

export function representDetail(run: ImportRun, rate?: number): Static<typeof importDetail> {
  const mapped = run.columns.flatMap((header, at) => {
    const field = run.mapping[at]
    return field ? [[header, field]] : []
  })
  return { ...representImport(run, rate), mapping: Object.fromEntries(mapped) }
}

type Columns = Pick<ImportRun, 'mode' | 'columns' | 'mapping'>

export function representRow({ mode, columns, mapping }: Columns, row: ShownRow): RowBody {
  const { number, status, code, message, cells, outcomeId } = row
  const made = status === 'succeeded' ? outcomeId : null
  const shown = columns.flatMap((header, at) => {
    const field = mapping[at]
    const secret = field ? field === 'password' : mayHoldPasswords(header)
    return secret ? [] : [[header, cells[at] ?? '']]
  })
  return {
    row: number,
    status,
    email: restoreCell(cells[mapping.indexOf('email')] ?? '').trim(),
    code,
    message,
    identity_id: mode === 'bulk_invite' ? null : made,
    invite_id: mode === 'bulk_invite' ? made : null,
    values: Object.fromEntries(shown),
    delivery_state: row.deliveryState,
  }
}

export function representPreview(upload: Upload, rows: Map<number, CheckedRow>): PreviewBody {
  const { table, mapping, encoding } = upload
  const results = [...rows].map(([row, checked]) => ({
    row,
    verdict: verdictOf(checked),
    email: checked.row.email,
    issues: checked.issues.map(({ severity, code, field, message }: RowIssue) => {
      return { severity, code, field, message }
    }),
  }))
  const stats = { valid: 0, warning: 0, error: 0 }
  for (const { verdict } of results) stats[verdict] += 1
  return {
    columns: table.columns.map((header, at) => ({ header, field: mapping[at] ?? null })),
    delimiter: table.delimiter,
    encoding,
    rows: table.rows.length,
    stats,
    results,
  }
}

function verdictOf(checked: CheckedRow): PreviewBody['results'][number]['verdict'] {
  if (hasError(checked)) return 'error'
  return checked.issues.length > 0 ? 'warning' : 'valid'
}

/** Rows have numbers, not ids: the one a page starts after. Throws `validation_failed`. */
export function readRowCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw fieldProblem('validation_failed', 'cursor', 'Pass a next_cursor as it was given.')
}
