import type { CSSProperties } from 'react'
import { useWords } from '../../words/use-words.ts'
import type { Sheet } from './sheet.ts'

type GridHeadProps = {
  sheet: Sheet
  style: CSSProperties
  /** Of the rows that can be selected. */
  selection: 'all' | 'some' | 'none'
  onSelectAll: () => void
}

export function GridHead({ sheet, style, selection, onSelectAll }: GridHeadProps) {
  const { preview: words, fields } = useWords().importWizard
  return (
    <tr className="grid-row grid-head" aria-rowindex={1} style={style}>
      <th scope="col" className="grid-select">
        <input
          type="checkbox"
          className="grid-check"
          aria-label={words.selectAll}
          checked={selection === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selection === 'some'
          }}
          onChange={onSelectAll}
        />
        <span>{words.rowNumber}</span>
      </th>
      {sheet.columns.map(({ column, field }) => (
        <th key={column} scope="col" className="grid-cell">
          <span className="grid-text">{fields[field]}</span>
        </th>
      ))}
      <th scope="col" className="grid-issues">
        {words.issues}
      </th>
    </tr>
  )
}
