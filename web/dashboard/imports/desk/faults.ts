import type { ImportField } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import type { CellAddress, Issue, Place } from './shapes.ts'

/** Where a fault can be mended if the field that is named has no column: a role by id or by name. */
const elsewhere: Partial<Record<string, ImportField[]>> = {
  role_id: ['role', 'node_id', 'node'],
  role: ['role_id'],
  node_id: ['node', 'role_id', 'role'],
  node: ['node_id'],
}

/** The columns that issues are about, each with the worse of them. */
export function faultsIn(issues: Issue[], mapping: ColumnMapping): Map<number, Issue['severity']> {
  const faults = new Map<number, Issue['severity']>()
  for (const { field, severity } of issues) {
    const column = columnOf(field, mapping)
    if (column !== undefined && faults.get(column) !== 'error') faults.set(column, severity)
  }
  return faults
}

function columnOf(field: string | null, mapping: ColumnMapping): number | undefined {
  if (field === null) return undefined
  const columns = new Map<string | null, number>(mapping.map((mapped, column) => [mapped, column]))
  const known = [field, ...(elsewhere[field] ?? [])].find((one) => columns.has(one))
  return known === undefined ? undefined : columns.get(known)
}

type Sheet = { rows: number; issuesOf: (place: Place) => Issue[]; mapping: ColumnMapping }

/** The next cell with an error, in the order of reading or against it; null behind the last. */
export function nextFault(
  { rows, issuesOf, mapping }: Sheet,
  from: CellAddress,
  step: 1 | -1,
): CellAddress | null {
  for (let place = from.place; place >= 0 && place < rows; place += step) {
    const columns = [...faultsIn(issuesOf(place), mapping)]
      .filter(([, severity]) => severity === 'error')
      .map(([column]) => column)
      .filter((column) => place !== from.place || (column - from.column) * step > 0)
      .sort((one, other) => (one - other) * step)
    const [column] = columns
    if (column !== undefined) return { place, column }
  }
  return null
}
