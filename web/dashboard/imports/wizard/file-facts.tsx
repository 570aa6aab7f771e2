import { Icon } from '../../parts/icon.tsx'
import { formatNumber } from '../../words/formats.ts'
import { useWords } from '../../words/use-words.ts'
import type { FileSummary } from '../desk/shapes.ts'

/** What was found in a file: the reader sees at a glance whether it is the right one. */
export function FileFacts({ name, summary }: { name: string; summary: FileSummary }) {
  const { facts, delimiters, delimiterNone, encodings } = useWords().importWizard.upload
  const { rows, columns, delimiter, encoding } = summary
  const told = [
    [facts.rows, formatNumber(rows)],
    [facts.columns, formatNumber(columns.length)],
    [facts.delimiter, delimiter ? delimiters[delimiter] : delimiterNone],
    [facts.encoding, encodings[encoding]],
  ]
  return (
    <div className="card file-facts">
      <p className="file-name">
        <Icon name="check" />
        <strong>{name}</strong>
      </p>
      <dl>
        {told.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
