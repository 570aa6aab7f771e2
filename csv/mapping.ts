import { fieldProblem } from '../domain/problems.ts'
import { fieldOf } from './aliases.ts'
import { fieldsOf, type ImportField, type ImportMode, requiredFields } from './fields.ts'

/** What each column means, in the order of the columns; null is left out. */
export type ColumnMapping = (ImportField | null)[]

/**
 * What the columns mean: what was given for a header (null or empty: ignore it), else its alias.
 * Throws `validation_failed` for unknown headers and fields, a field that two columns claim, and a
 * required one that none has. Spec §6.
 */
export function mapColumns(
  columns: string[],
  mode: ImportMode,
  given: Map<string, string | null> = new Map(),
): ColumnMapping {
  for (const header of given.keys()) {
    if (!columns.includes(header)) throw mappingProblem(`There is no column "${shown(header)}".`)
  }
  const mapping = columns.map((header) => readField(header, mode, given))
  const twice = mapping.find((field, at) => field && mapping.indexOf(field) !== at)
  if (twice) throw mappingProblem(`Two columns are mapped to ${twice}.`)
  const missing = requiredFields.filter((field) => !mapping.includes(field))
  if (missing.length > 0) throw mappingProblem(`No column is mapped to ${missing.join(', ')}.`)
  return mapping
}

/** As `mapColumns` by aliases alone, for a form: without a refusal, the first column wins. */
export function suggestMapping(columns: string[], mode: ImportMode): ColumnMapping {
  const suggested = columns.map((header) => fieldOf(header, mode) ?? null)
  return suggested.map((field, at) => (suggested.indexOf(field) === at ? field : null))
}

function readField(
  header: string,
  mode: ImportMode,
  given: Map<string, string | null>,
): ImportField | null {
  if (!given.has(header)) return fieldOf(header, mode) ?? null
  const name = given.get(header)
  if (!name) return null
  const field = fieldsOf(mode).find((one) => one === name)
  if (!field) throw mappingProblem(`${mode} has no field "${shown(name)}".`)
  return field
}

const mappingProblem = (message: string) => fieldProblem('validation_failed', 'mapping', message)
const shown = (text: string) => (text.length > 50 ? `${text.slice(0, 50)}…` : text)
