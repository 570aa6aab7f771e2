import type { ImportField, ImportMode } from '../../../../csv/fields.ts'
import type { ColumnMapping } from '../../../../csv/mapping.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/use-words.ts'
import type { FileSummary } from '../desk/shapes.ts'
import { MappingRow } from './mapping-row.tsx'
import { StepFoot } from './step-foot.tsx'
import { missingFields } from './steps.ts'

type StepMappingProps = {
  mode: ImportMode
  summary: FileSummary
  columns: ColumnMapping
  onChange: (columns: ColumnMapping) => void
  onBack: () => void
  onNext: () => void
}

/** What each column means: as its header says, until somebody knows better. */
export function StepMapping({ summary, columns, onChange, ...rest }: StepMappingProps) {
  const { mapping: words, fields } = useWords().importWizard
  const missing = missingFields(columns)
  const choose = (at: number, field: ImportField | null) => {
    const others = columns.map((one) => (one === field ? null : one))
    onChange(others.with(at, field))
  }
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      <div role="alert">
        {missing.length > 0 && (
          <Banner mood="bad">
            <p>{words.missing(missing.map((field) => fields[field]))}</p>
            <p>{words.missingHow}</p>
          </Banner>
        )}
      </div>
      <div className="table-frame">
        <table className="table mapping" aria-label={words.caption}>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col" data-only-wide="true">
                {words.samples}
              </th>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.field}</th>
            </tr>
          </thead>
          <tbody>
            {summary.columns.map((column, at) => (
              <MappingRow
                key={column.header}
                {...{ summary, column, at, columns }}
                mode={rest.mode}
                onChoose={(field) => choose(at, field)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <StepFoot
        onBack={rest.onBack}
        next={
          <Button
            kind="primary"
            onPress={rest.onNext}
            blockedBy={missing.length > 0 ? words.blocked : undefined}
          >
            {words.next}
          </Button>
        }
      />
    </>
  )
}
