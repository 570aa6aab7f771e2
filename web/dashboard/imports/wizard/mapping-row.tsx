import { fieldOf } from '../../../../csv/aliases.ts'
import {
  fieldsOf,
  type ImportField,
  type ImportMode,
  requiredFields,
} from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import { Badge } from '../../parts/badge.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ColumnSummary, FileSummary } from '../desk/shapes.ts'

type MappingRowProps = {
  mode: ImportMode
  summary: FileSummary
  column: ColumnSummary
  at: number
  columns: ColumnMapping
  onChoose: (field: ImportField | null) => void
}

const ignore = 'ignore'
const required: readonly ImportField[] = requiredFields

export function MappingRow({ mode, summary, column, at, columns, onChoose }: MappingRowProps) {
  const { mapping: words } = useWords().importWizard
  const field = columns[at] ?? null
  const name = column.header || words.noHeader(at + 1)
  const isSecret = (field ?? fieldOf(column.header, 'bulk_create')) === 'password'
  const options = useFieldOptions({ mode, summary, at, columns })
  const choose = (id: string) => onChoose(fieldsOf(mode).find((one) => one === id) ?? null)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-only-wide="true" className="samples">
        {isSecret ? words.secret : column.samples.join(' · ')}
      </td>
      <td>
        <Badge mood={field ? 'good' : 'plain'}>{field ? words.matched : words.ignored}</Badge>
      </td>
      <td>
        <Select
          aria-label={words.fieldOf(name)}
          options={options}
          value={field ?? ignore}
          onChange={choose}
        />
      </td>
    </tr>
  )
}

type Offered = Pick<MappingRowProps, 'mode' | 'summary' | 'at' | 'columns'>

/** A field that another column has is taken from there. */
function useFieldOptions({ mode, summary, at, columns }: Offered) {
  const { mapping: words, fields } = useWords().importWizard
  const noteOf = (field: ImportField) => {
    const owner = columns.indexOf(field)
    if (owner >= 0 && owner !== at) return words.taken(summary.columns[owner]?.header ?? '')
    return required.includes(field) ? words.required : undefined
  }
  return [
    { id: ignore, name: words.ignore },
    ...fieldsOf(mode).map((field) => ({ id: field, name: fields[field], note: noteOf(field) })),
  ]
}
