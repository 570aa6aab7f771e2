import { useRef } from 'react'
import type { RemoteDesk } from '../desk/client.ts'
import type { Place } from '../desk/shapes.ts'
import { gridColumns } from './layout.ts'
import { isFaulty, type Sheet } from './sheet.ts'
import { useGridEditing } from './use-grid-editing.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useGridRows } from './use-grid-rows.ts'
import { useRoom } from './use-room.ts'
import { useRowViews } from './use-row-views.ts'

type SheetGrid = { desk: RemoteDesk; sheet: Sheet; shown: readonly Place[] }

const page = 10

/** What the grid is made of: its measures, the rows in sight, the keys, and the cell in hand. */
export function useSheetGrid({ desk, sheet, shown }: SheetGrid) {
  const { overview, columns } = sheet
  const scroller = useRef<HTMLDivElement>(null)
  const layout = gridColumns(columns, useRoom(scroller))
  const rows = useGridRows({ scroller, shown, overview, isNarrow: layout.isNarrow })
  const inSight = rows.items.map(({ index }) => shown[index] ?? 0)
  const { viewOf, anticipate } = useRowViews(desk, overview, inSight)
  const toggle = (place: Place | undefined) => {
    if (place !== undefined && !isFaulty(overview, place)) sheet.onToggle(place)
  }
  const keys = useGridKeys({
    rows: shown.length,
    cells: columns.length + 2,
    page,
    scrollTo: rows.scrollTo,
    onOpen: (spot, typed) => editing.open(spot, typed),
    onToggle: ({ row }) => toggle(shown[row]),
  })
  const editing = useGridEditing({ sheet, shown, anticipate, ...keys })
  return { scroller, layout, rows, viewOf, keys, editing }
}
