import { useMemo, useRef } from 'react'
import { useSearchState } from '../../hooks/use-search-state.ts'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useWords } from '../../words/use-words.ts'
import type { RemoteDesk } from '../desk/client.ts'
import { type Overview, type Place, verdicts } from '../desk/shapes.ts'
import { StepFoot } from '../wizard/step-foot.tsx'
import type { Verdicts } from '../wizard/use-verdicts.ts'
import { CheckState } from './check-state.tsx'
import { PreviewGrid } from './preview-grid.tsx'
import { type Sheet, selectedPlaces } from './sheet.ts'
import { type Filter, filters, VerdictFilter } from './verdict-filter.tsx'

type StepPreviewProps = {
  desk: RemoteDesk
  sheet: Omit<Sheet, 'overview'>
  verdicts: Verdicts
  onSelectAll: (deselected: Place[]) => void
  onBack: () => void
  onNext: () => void
}

/** Every row with what is wrong with it. Nothing has been written yet. */
export function StepPreview(props: StepPreviewProps) {
  const { overview } = props.verdicts
  return overview ? <Preview {...props} overview={overview} /> : <Loading />
}

function Preview({ desk, overview, ...props }: StepPreviewProps & { overview: Overview }) {
  const words = useWords().importWizard.preview
  const [{ show }, setValues] = useSearchState({ show: 'all' })
  const filter = filters.find((one) => one === show) ?? 'all'
  const { shown, keep } = useShown(overview, filter)
  const { deselected } = props.sheet
  const selected = useMemo(() => selectedPlaces(overview, deselected), [overview, deselected])
  const selectable = useMemo(() => selectedPlaces(overview, nobody), [overview])
  const all = selected.length === selectable.length
  const sheet: Sheet = {
    ...props.sheet,
    overview,
    onEdit(edit) {
      keep(edit.place)
      return props.sheet.onEdit(edit)
    },
  }
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      <VerdictFilter
        {...{ overview }}
        selected={filter}
        onSelect={(chosen) => setValues({ show: chosen }, { replace: true })}
      />
      <CheckState check={props.verdicts.check} />
      {shown.length === 0 ? (
        <p className="grid-none">{words.noneShown}</p>
      ) : (
        <PreviewGrid
          key={filter}
          {...{ desk, sheet, shown }}
          selection={selected.length === 0 ? 'none' : all ? 'all' : 'some'}
          onSelectAll={() => props.onSelectAll(all ? everyPlace(overview) : [])}
        />
      )}
      <StepFoot onBack={props.onBack} next={<Next count={selected.length} onNext={props.onNext} />}>
        <span role="status">{words.selected(selected.length, overview.verdicts.length)}</span>
      </StepFoot>
    </>
  )
}

/* Also those with errors: of two rows with one address, the second is valid without the first. */
const everyPlace = ({ verdicts: all }: Overview) => Array.from(all, (_verdict, place) => place)
const nobody: ReadonlySet<Place> = new Set()

function Next({ count, onNext }: { count: number; onNext: () => void }) {
  const words = useWords().importWizard.preview
  return (
    <Button kind="primary" onPress={onNext} blockedBy={count === 0 ? words.blocked : undefined}>
      {count === 0 ? words.nextNone : words.next(count)}
    </Button>
  )
}

/** The rows of a filter. One that is corrected stays until the filter changes, so nothing jumps. */
function useShown(overview: Overview, filter: Filter) {
  const kept = useRef({ filter, places: new Set<Place>() })
  if (kept.current.filter !== filter) kept.current = { filter, places: new Set() }
  const shown = useMemo(() => {
    const { places } = kept.current
    const all = Array.from(overview.verdicts, (_verdict, place) => place)
    if (filter === 'all') return all
    const wanted = verdicts.indexOf(filter)
    return all.filter((place) => overview.verdicts[place] === wanted || places.has(place))
  }, [overview, filter])
  return { shown, keep: (place: Place) => void kept.current.places.add(place) }
}
