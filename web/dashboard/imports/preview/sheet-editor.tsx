import type { ImportField } from '../../../../csv/fields.ts'
import { useWords } from '../../words/use-words.ts'
import type { CellView, Place } from '../desk/shapes.ts'
import { CellEditor } from './cell-editor.tsx'
import type { useGridEditing } from './use-grid-editing.ts'
import type { Spot } from './use-grid-keys.ts'

type SheetEditorProps = {
  field: ImportField
  place: Place
  cell: CellView
  spot: Spot
  editing: ReturnType<typeof useGridEditing>
}

/** The editor of one cell of the grid. */
export function SheetEditor({ field, place, cell, spot, editing }: SheetEditorProps) {
  const { preview: words, fields } = useWords().importWizard
  return (
    <CellEditor
      key={`${place} ${field}`}
      label={words.cell(fields[field], place + 1)}
      text={cell.text}
      typed={editing.typed}
      isFaulty={cell.fault === 'error'}
      describedBy={`issues-${place}`}
      onCommit={(text, then) => editing.commit(spot, { was: cell.text, text }, then)}
      onCancel={() => editing.close(spot)}
    />
  )
}
