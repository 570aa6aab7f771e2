import { useWords } from '../../words/use-words.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Place } from '../desk/shapes.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import type { Sheet } from './sheet.ts'
import { SheetEditor } from './sheet-editor.tsx'
import type { Spot } from './use-grid-keys.ts'
import { useSheetGrid } from './use-sheet-grid.ts'

type PreviewGridProps = {
  desk: RemoteDesk
  sheet: Sheet
  shown: readonly Place[]
  selection: 'all' | 'some' | 'none'
  onSelectAll: () => void
}

/** Every row of the file, as many as fit at a time; its cells can be corrected where they stand. */
export function PreviewGrid({ desk, sheet, shown, selection, onSelectAll }: PreviewGridProps) {
  const words = useWords().importWizard.preview
  const { columns } = sheet
  const { scroller, layout, rows, viewOf, keys, editing } = useSheetGrid({ desk, sheet, shown })
  const { isNarrow, template, minWidth } = layout
  const look = { gridTemplateColumns: template }
  const editorAt = (spot: Spot, place: Place) => {
    const column = columns[spot.cell - 1]
    const cell = column && viewOf(place)?.cells[column.column]
    if (!editing.isEditing || !cell) return null
    return <SheetEditor {...{ field: column.field, place, cell, spot, editing }} />
  }
  return (
    <div className="grid-frame" data-narrow={isNarrow} ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move in it.
        role="grid"
        className="grid"
        aria-label={words.grid}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + 2}
        onKeyDown={keys.onKeyDown}
        style={{ minWidth }}
      >
        <thead>
          <GridHead {...{ sheet, selection, onSelectAll }} style={look} />
        </thead>
        <tbody ref={keys.body} style={{ height: rows.height }}>
          {rows.items.map(({ index: row, key, start, size }) => {
            const place = shown[row] ?? 0
            const isActive = keys.active.row === row
            return (
              <GridRow
                key={key}
                {...{ sheet, place }}
                view={viewOf(place)}
                index={row + 2}
                style={{ ...look, height: size, transform: `translateY(${start}px)` }}
                activeCell={isActive ? keys.active.cell : null}
                editor={isActive && editorAt(keys.active, place)}
                onPress={(cell) => keys.setActive({ row, cell })}
                onOpen={(cell) => editing.open({ row, cell })}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
