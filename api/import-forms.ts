import type { FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { decodeFile, type Encoding } from '../csv/decoding.ts'
import type { ImportMode } from '../csv/fields.ts'
import { fileProblem } from '../csv/file-problem.ts'
import { type ColumnMapping, mapColumns } from '../csv/mapping.ts'
import { tableOfObjects } from '../csv/objects.ts'
import { readHeader, readTable, type Table } from '../csv/table.ts'
import { fieldProblem } from '../domain/problems.ts'
import type { UploadedFile } from './import-uploads.ts'
import {
  mappingSchema,
  selectionSchema,
  type UploadedForm,
  type UploadedRows,
} from './schemas/imports.ts'

/** A file past the door: a table, what its columns mean, and which rows are meant. */
export type Upload = {
  mode: ImportMode
  filename: string | null
  encoding: Encoding | null // null: rows came as JSON
  table: Table
  mapping: ColumnMapping
  isSelected: (number: number) => boolean
}

/** Throws what `csv/` refuses, and `validation_failed` for `mapping` and `selected_rows`. Spec §6. */
export function readUpload(
  { uploadedFile }: Pick<FastifyRequest, 'uploadedFile'>,
  body: UploadedForm | UploadedRows,
): Upload {
  const { mode } = body
  const asked = 'rows' in body ? body : readFields(body)
  const source = 'rows' in body ? readRows(body) : readFile(uploadedFile)
  const given = new Map(
    Object.entries(asked.mapping ?? {}).map(([header, field]) => [readHeader(header), field]),
  )
  const { table } = source
  return {
    mode,
    ...source,
    mapping: mapColumns(table.columns, mode, given),
    isSelected: selectionOf(asked.selected_rows, table.rows.length),
  }
}

const readRows = ({ rows }: UploadedRows) => ({
  filename: null,
  encoding: null,
  table: tableOfObjects(rows),
})

function readFile(file: UploadedFile | null) {
  if (!file) throw fileProblem('Send a file.')
  const { text, encoding } = decodeFile(file.bytes)
  return { filename: file.filename, encoding, table: readTable(text) }
}

const readFields = ({ mapping, selected_rows }: UploadedForm) => ({
  mapping: readJson(mappingSchema, 'mapping', mapping),
  selected_rows: readJson(selectionSchema, 'selected_rows', selected_rows),
})

/** A field of a form that holds JSON; an empty one is none. */
function readJson<Schema extends TSchema>(schema: Schema, field: string, text: string | undefined) {
  if (text === undefined || text.trim() === '') return undefined
  const value = parsed(text)
  if (Value.Check(schema, value)) return value
  throw fieldProblem('validation_failed', field, 'This is not JSON of the right form.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function selectionOf(rows: number[] | undefined, total: number): Upload['isSelected'] {
  if (!rows) return () => true
  const field = 'selected_rows'
  if (rows.length === 0) throw fieldProblem('no_rows', field)
  if (rows.some((row) => row > total)) {
    throw fieldProblem('validation_failed', field, `The file has ${total} rows.`)
  }
  const selected = new Set(rows)
  return (number) => selected.has(number)
}
