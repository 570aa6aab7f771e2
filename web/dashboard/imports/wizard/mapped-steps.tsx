import { useMemo } from 'react'
import { Loading } from '../../shell/loading.tsx'
import type { RemoteDesk } from '../desk/client.ts'
import type { Edit, Place } from '../desk/shapes.ts'
import { sheetColumns } from '../preview/sheet.ts'
import { StepPreview } from '../preview/step-preview.tsx'
import type { ImportTier } from '../tier.ts'
import { StepMapping } from './step-mapping.tsx'
import { StepSubmit } from './step-submit.tsx'
import type { Step, StepName } from './steps.ts'
import type { DraftFile } from './use-draft.ts'
import { useVerdicts } from './use-verdicts.ts'

type MappedStepsProps = {
  tier: ImportTier
  desk: RemoteDesk
  file: DraftFile
  step: Extract<Step, { columns: unknown }>
  go: (step: StepName) => void
}

/** The steps of a file that is open. What was found out in one holds in the next. */
export function MappedSteps({ tier, desk, file, step, go }: MappedStepsProps) {
  const { mode, columns, open } = step
  const { draft, summary } = open
  const mapped = { mode, columns, open }
  const verdicts = useVerdicts(tier, desk, step.name === 'mapping' ? null : mapped)
  const deselected = useMemo(() => new Set(draft.deselected), [draft.deselected])
  const leaveOut = (places: Place[]) => {
    void file.change({ deselected: places })
    void verdicts.select(places)
  }
  const toggle = (place: Place) => {
    const next = new Set(deselected)
    if (!next.delete(place)) next.add(place)
    leaveOut([...next])
  }
  const edit = (change: Edit) => {
    const others = draft.edits.filter(
      (one) => one.place !== change.place || one.column !== change.column,
    )
    void file.change({ edits: [...others, change] })
    return verdicts.edit(change)
  }
  if (step.name === 'mapping') {
    return (
      <StepMapping
        {...{ mode, summary, columns }}
        onChange={(changed) => void file.change({ mapping: { mode, columns: changed } })}
        onBack={() => go('upload')}
        onNext={() => go('preview')}
      />
    )
  }
  if (step.name === 'preview') {
    return (
      <StepPreview
        {...{ desk, verdicts }}
        sheet={{
          columns: sheetColumns(columns),
          deselected,
          onToggle: toggle,
          onEdit: edit,
          nextFault: desk.nextFault,
        }}
        onSelectAll={leaveOut}
        onBack={() => go('mapping')}
        onNext={() => go('submit')}
      />
    )
  }
  const { overview } = verdicts
  if (!overview) return <Loading />
  return (
    <StepSubmit
      {...{ tier, desk, file, mapped, overview, deselected }}
      onBack={() => go('preview')}
    />
  )
}
