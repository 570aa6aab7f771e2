import type { ImportField } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import type { CellAddress, Edit, Overview, Place } from '../desk/shapes.ts'

export type SheetColumn = { column: number; field: ImportField }

/** What the preview shows, and what can be done there. */
export type Sheet = {
  columns: SheetColumn[]
  overview: Overview
  deselected: ReadonlySet<Place>
  onToggle: (place: Place) => void
  onEdit: (edit: Edit) => Promise<void>
  nextFault: (from: CellAddress, step: 1 | -1) => Promise<CellAddress | null>
}

export const sheetColumns = (mapping: ColumnMapping): SheetColumn[] =>
  mapping.flatMap((field, column) => (field ? [{ column, field }] : []))

/** Its place in `verdicts`. */
export const isFaulty = ({ verdicts }: Overview, place: Place): boolean => verdicts[place] === 2

/** The rows that will be imported, in the order of the file. */
export function selectedPlaces(overview: Overview, deselected: ReadonlySet<Place>): Place[] {
  const places: Place[] = []
  overview.verdicts.forEach((verdict, place) => {
    if (verdict !== 2 && !deselected.has(place)) places.push(place)
  })
  return places
}

export function countVerdicts({ verdicts }: Overview) {
  const counts = [0, 0, 0]
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1
  const [valid = 0, warning = 0, error = 0] = counts
  return { all: verdicts.length, valid, warning, error }
}
