import { type TSchema, Type } from 'typebox'
import type { ImportMode } from '../../csv/fields.ts'
import { maxRows } from '../../csv/limits.ts'
import type { CellValue } from '../../csv/objects.ts'
import { body, id, nullable, timestamp } from './fields.ts'
import { pageQuery } from './pagination.ts'

export const importStatus = Type.Enum(['queued', 'running', 'cancelling', 'cancelled', 'completed'])
export const rowStatus = Type.Enum(['queued', 'succeeded', 'failed', 'skipped'])
const mode = Type.Enum(['bulk_invite', 'bulk_create', 'account_bulk_create'])
const count = Type.Integer({ minimum: 0 })

/** A run of an import. Spec §12. */
export const importRun = Type.Object(
  {
    id,
    mode,
    status: importStatus,
    filename: nullable(Type.String()),
    counts: Type.Object({
      total: count,
      queued: count,
      succeeded: count,
      failed: count,
      skipped: count,
    }),
    rows_per_second: nullable(Type.Number({ description: 'Over the last ten seconds.' })),
    eta_seconds: nullable(count),
    started_by: Type.Object({ type: Type.Enum(['operator', 'api_key']), id, name: Type.String() }),
    created_at: timestamp,
    started_at: nullable(timestamp),
    finished_at: nullable(timestamp),
  },
  { title: 'Import' },
)

/** The same by itself, with what `mapping` asks for, so that a file can be sent again as it was. */
export const importDetail = Type.Object(
  {
    ...importRun.properties,
    mapping: Type.Record(Type.String(), Type.String(), {
      description: 'The field of each header; columns that were left out are not here.',
    }),
  },
  { title: 'ImportDetail' },
)

/** What became of a row. Spec §12. */
export const importRow = Type.Object(
  {
    row: Type.Integer({
      minimum: 1,
      description: 'Counts the rows of the file without its header.',
    }),
    status: rowStatus,
    email: Type.String(),
    code: nullable(Type.String()),
    message: nullable(Type.String()),
    identity_id: nullable(id),
    invite_id: nullable(id),
    values: Type.Record(Type.String(), Type.String(), {
      description: 'By the header of their column, without passwords.',
    }),
    delivery_state: nullable(
      Type.Enum(['queued', 'sent', 'failed', 'not_requested'], {
        description: 'What became of the message; the row itself stays `succeeded`.',
      }),
    ),
  },
  { title: 'ImportRow' },
)

/** What a file would come to. Spec §12. */
export const importPreview = Type.Object(
  {
    columns: Type.Array(Type.Object({ header: Type.String(), field: nullable(Type.String()) })),
    delimiter: nullable(Type.Enum([',', ';', '\t'])),
    encoding: nullable(Type.Enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])),
    rows: Type.Integer({ description: 'How many the file has, selected or not.' }),
    stats: Type.Object({ valid: count, warning: count, error: count }),
    results: Type.Array(
      Type.Object({
        row: Type.Integer({ minimum: 1 }),
        verdict: Type.Enum(['valid', 'warning', 'error']),
        email: Type.String(),
        issues: Type.Array(
          Type.Object({
            severity: Type.Enum(['error', 'warning']),
            code: Type.String(),
            field: nullable(Type.String()),
            message: Type.String(),
          }),
        ),
      }),
    ),
  },
  { title: 'ImportPreview' },
)

const rowNumber = Type.Integer({ minimum: 1, maximum: maxRows })
export const mappingSchema = Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]))
export const selectionSchema = Type.Array(rowNumber, { maxItems: maxRows })
const cell = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])
const person = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }

export type UploadedForm = {
  mode: ImportMode
  file: string // the fingerprint that stands for its bytes
  mapping?: string
  selected_rows?: string
}
export type UploadedRows = {
  mode: ImportMode
  rows: Record<string, CellValue>[]
  mapping?: Record<string, string | null>
  selected_rows?: number[]
}

/** A file as a form sends it, or rows as JSON. `title` names them in the description. Spec §6. */
export const uploadOf = (modes: TSchema, title: string) =>
  Type.Unsafe<UploadedForm | UploadedRows>({
    content: {
      'application/json': { schema: rowsOf(modes, title) },
      'multipart/form-data': { schema: formOf(modes, `${title}File`) },
    },
  })

const rowsOf = (modes: TSchema, title: string) =>
  body(
    {
      mode: modes,
      rows: Type.Array(Type.Record(Type.String(), cell), {
        minItems: 1,
        maxItems: maxRows,
        description: 'Each an object by column, as the header of a file would name it.',
      }),
      mapping: Type.Optional(mappingSchema),
      selected_rows: Type.Optional(selectionSchema),
    },
    { title, examples: [{ mode: modeOf(title), rows: [person] }] },
  )

const formOf = (modes: TSchema, title: string) =>
  body(
    {
      file: Type.String({ format: 'binary', description: 'CSV, at most 10 MB and 10,000 rows.' }),
      mode: modes,
      mapping: Type.Optional(
        Type.String({ description: 'JSON: a field, or null to leave it out, by header.' }),
      ),
      selected_rows: Type.Optional(
        Type.String({ description: 'JSON: the numbers of the rows to take; all when left out.' }),
      ),
    },
    {
      title,
      examples: [{ mode: modeOf(title), file: 'email,first_name,last_name\r\n…' }],
    },
  )

const modeOf = (title: string) =>
  title.includes('Account') ? 'account_bulk_create' : 'bulk_invite'

export const importQuery = Type.Object(pageQuery)
export const importRowQuery = Type.Object({ ...pageQuery, status: Type.Optional(rowStatus) })
export const resultsQuery = Type.Object({ only: Type.Optional(Type.Literal('failed')) })
