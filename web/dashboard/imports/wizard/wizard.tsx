import { useEffect } from 'react'
import type { ImportMode } from '../../../../csv/fields.ts'
import { useCrash } from '../../hooks/use-crash.ts'
import { useSearchState } from '../../hooks/use-search-state.ts'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useWords } from '../../words/use-words.ts'
import { useImportTier } from '../tier.ts'
import { MappedSteps } from './mapped-steps.tsx'
import { StepMode } from './step-mode.tsx'
import { StepUpload } from './step-upload.tsx'
import { Stepper } from './stepper.tsx'
import { type StepName, stepFor } from './steps.ts'
import { useDesk } from './use-desk.ts'
import { useDraft } from './use-draft.ts'
import { useFailedFile } from './use-failed-file.ts'
import type { Take } from './use-taking.ts'

const ownFile = { from: '', step: 'upload' }

/** Six steps from a file to what became of its rows; the last is the page of the import. Seed 003. */
export function Wizard() {
  const { upload: words } = useWords().importWizard
  const tier = useImportTier()
  const desk = useDesk()
  const [at, setAt] = useSearchState({ step: 'mode', mode: '', draft: '', from: '' })
  const file = useDraft(desk, at.draft)
  const mode = tier.modes.find((one) => one === at.mode)
  const step = stepFor({ step: at.step, mode, file: file.state })
  const go = (name: StepName) => setAt({ step: name })

  const take: Take = async (blob, name, known) => {
    setAt(
      { draft: await file.take(blob, name, known), from: '', step: 'upload' },
      { replace: true },
    )
  }
  const failed = useFailedFile(tier, at.from, take)
  useSuggestion({ desk, file, mode })
  const isBringing = at.from !== ''

  return (
    <div className="wizard">
      <Stepper current={step.name === 'loading' ? step.of : step.name} />
      {step.name === 'mode' && (
        <StepMode tier={tier} onChoose={(chosen) => setAt({ mode: chosen, step: 'upload' })} />
      )}
      {step.name === 'upload' && !isBringing && (
        <StepUpload
          file={step.file}
          take={take}
          onBack={() => go('mode')}
          onNext={() => go('mapping')}
        />
      )}
      {isBringing && failed.error && (
        <Trouble
          title={words.fetchFailed}
          refusal={failed.error}
          retry={failed.refetch}
          busy={failed.isFetching}
        />
      )}
      <div role="alert">
        {isBringing && failed.refused && (
          <Banner
            mood="bad"
            actions={
              <Button onPress={() => setAt(ownFile, { replace: true })}>{words.other}</Button>
            }
          >
            {failed.refused}
          </Banner>
        )}
      </div>
      {(step.name === 'loading' || (isBringing && !failed.error && !failed.refused)) && <Loading />}
      {'columns' in step && (
        <MappedSteps key={step.open.draft.id} {...{ tier, desk, file, step, go }} />
      )}
    </div>
  )
}

type Suggesting = {
  desk: ReturnType<typeof useDesk>
  file: ReturnType<typeof useDraft>
  mode: ImportMode | undefined
}

/** A file that is new, or for another mode now, is mapped by its headers. */
function useSuggestion({ desk, file: { state, change }, mode }: Suggesting) {
  const draft = state.is === 'open' ? state.draft : null
  const crash = useCrash()
  const isDue = draft !== null && mode !== undefined && draft.mapping?.mode !== mode
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each file and mode.
  useEffect(() => {
    if (!isDue || !mode) return
    desk
      .suggest(mode)
      .then((columns) => change({ mapping: { mode, columns } }))
      .catch(crash)
  }, [isDue, mode, draft?.id])
}
