import { useWords } from '../../words/use-words.ts'
import { verdicts } from '../desk/shapes.ts'
import { countVerdicts, type Sheet } from './sheet.ts'

export const filters = ['all', ...verdicts] as const
export type Filter = (typeof filters)[number]

type VerdictFilterProps = {
  overview: Sheet['overview']
  selected: Filter
  onSelect: (filter: Filter) => void
}

/** How many rows are how; each number shows its rows. */
export function VerdictFilter({ overview, selected, onSelect }: VerdictFilterProps) {
  const words = useWords().importWizard.preview
  const counts = countVerdicts(overview)
  return (
    <fieldset className="stats">
      <legend className="unseen">{words.filter}</legend>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="stat"
          data-filter={filter}
          data-none={counts[filter] === 0}
          aria-pressed={selected === filter}
          onClick={() => onSelect(filter)}
        >
          <span className="stat-name">{words.filters[filter]}</span>
          <span className="stat-count">{words.count(counts[filter])}</span>
        </button>
      ))}
    </fieldset>
  )
}
