import type { ReactNode } from 'react'
import type { ImportField } from '../../../../csv/fields.ts'
import { useWords } from '../../words/use-words.ts'
import type { CellView } from '../desk/shapes.ts'

type GridCellProps = {
  field: ImportField
  place: number
  view: CellView | undefined
  isActive: boolean
  editor: ReactNode
  onPress: () => void
  onOpen: () => void
}

const hidden = '••••••••'

/** One cell. A press on a marked one opens it; any other opens by two, or by Enter. */
export function GridCell({ field, place, view, isActive, editor, ...on }: GridCellProps) {
  const words = useWords().importWizard.preview
  const fault = view?.fault ?? null
  const text = view?.text ?? ''
  const shown = field === 'password' && text !== '' ? hidden : text
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all cells are the grid's.
    <td
      className="grid-cell"
      tabIndex={isActive && !editor ? 0 : -1}
      data-active={isActive && !editor}
      data-fault={fault}
      data-edited={view?.isEdited}
      {...(fault === 'error' && { 'aria-invalid': true })}
      {...(fault && { 'aria-describedby': `issues-${place}` })}
      onPointerDown={editor ? undefined : on.onPress}
      onClick={fault && !editor ? on.onOpen : undefined}
      onDoubleClick={editor ? undefined : on.onOpen}
    >
      {editor || (
        <span className="grid-text" title={shown}>
          {shown}
          {fault && shown === '' && <span className="grid-empty">{words.empty}</span>}
        </span>
      )}
    </td>
  )
}
