import type { CSSProperties, ReactNode } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import { type RowView, verdicts } from '../desk/shapes.ts'
import { GridCell } from './grid-cell.tsx'
import { isFaulty, type Sheet } from './sheet.ts'

type GridRowProps = {
  sheet: Sheet
  place: number
  /** Undefined while it is on its way. */
  view: RowView | undefined
  /** Counts the rows on the screen, the header first. */
  index: number
  style: CSSProperties
  /** The cell that Tab leads to, if it is of this row. */
  activeCell: number | null
  editor: ReactNode
  onPress: (cell: number) => void
  onOpen: (cell: number) => void
}

export function GridRow({ sheet, place, view, index, style, activeCell, ...rest }: GridRowProps) {
  const words = useWords().importWizard.preview
  const verdict = verdicts[sheet.overview.verdicts[place] ?? 0] ?? 'valid'
  const last = sheet.columns.length + 1
  return (
    <tr className="grid-row" aria-rowindex={index} data-verdict={verdict} style={style}>
      <SelectCell
        {...{ sheet, place }}
        isActive={activeCell === 0}
        onPress={() => rest.onPress(0)}
      />
      {sheet.columns.map(({ column, field }, at) => (
        <GridCell
          key={column}
          {...{ field, place }}
          view={view?.cells[column]}
          isActive={activeCell === at + 1}
          editor={activeCell === at + 1 && rest.editor}
          onPress={() => rest.onPress(at + 1)}
          onOpen={() => rest.onOpen(at + 1)}
        />
      ))}
      <td
        id={`issues-${place}`}
        className="grid-issues"
        tabIndex={activeCell === last ? 0 : -1}
        data-active={activeCell === last}
        onPointerDown={() => rest.onPress(last)}
      >
        {verdict === 'valid' && <span className="unseen">{words.verdicts.valid}</span>}
        {view?.issues.map((issue) => (
          <Issue key={`${issue.code} ${issue.field}`} {...issue} />
        ))}
      </td>
    </tr>
  )
}

function Issue({ severity, field, message }: RowView['issues'][number]) {
  const { preview: words, fields } = useWords().importWizard
  const name = new Map<string, string>(Object.entries(fields)).get(field ?? '') ?? field
  const text = words.issue(name, message)
  return (
    <p className="issue" data-severity={severity} title={text}>
      <Icon name="warning" />
      <span className="unseen">{words.verdicts[severity]}. </span>
      <span>{text}</span>
    </p>
  )
}

type SelectCellProps = { sheet: Sheet; place: number; isActive: boolean; onPress: () => void }

function SelectCell({ sheet, place, isActive, onPress }: SelectCellProps) {
  const words = useWords().importWizard.preview
  const cannot = isFaulty(sheet.overview, place)
  const number = place + 1
  const label = cannot ? words.cannotSelect(number) : words.selectRow(number)
  return (
    <td
      className="grid-select"
      tabIndex={isActive ? 0 : -1}
      data-active={isActive}
      title={cannot ? label : undefined}
      onPointerDown={onPress}
    >
      <input
        type="checkbox"
        className="grid-check"
        tabIndex={-1}
        aria-label={label}
        disabled={cannot}
        checked={!cannot && !sheet.deselected.has(place)}
        onChange={() => sheet.onToggle(place)}
        {...(cannot && { 'aria-describedby': `issues-${place}` })}
      />
      <span className="numbers soft">{words.count(number)}</span>
    </td>
  )
}
