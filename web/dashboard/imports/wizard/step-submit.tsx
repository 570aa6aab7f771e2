import { useQuery } from '@tanstack/react-query'
import { patience } from '../../api/query-client.ts'
import { Button } from '../../parts/button.tsx'
import { RefusalNotice } from '../../parts/refusal-notice.tsx'
import { useProblemWords } from '../../words/use-problem-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { RemoteDesk } from '../desk/client.ts'
import type { Overview, Place } from '../desk/shapes.ts'
import { isFaulty, selectedPlaces } from '../preview/sheet.ts'
import type { ImportTier } from '../tier.ts'
import { StepFoot } from './step-foot.tsx'
import { SubmitFacts } from './submit-facts.tsx'
import type { DraftFile } from './use-draft.ts'
import { useSubmit } from './use-submit.ts'
import type { Mapped } from './use-verdicts.ts'
import { WhatHappens } from './what-happens.tsx'

type StepSubmitProps = {
  tier: ImportTier
  desk: RemoteDesk
  file: DraftFile
  mapped: Mapped
  overview: Overview
  deselected: ReadonlySet<Place>
  onBack: () => void
}

/**
 * The last look: how many, what will happen, and the button that does it. What was sent already, its
 * answer lost, is sent again as it was: the server may know these rows by now.
 */
export function StepSubmit({ overview, deselected, onBack, ...rest }: StepSubmitProps) {
  const { desk, mapped } = rest
  const { submit: words } = useWords().importWizard
  const { mutate, ...sending } = useSubmit(rest)
  const { sending: sent } = mapped.open.draft
  const selected = sent?.rows ?? selectedPlaces(overview, deselected)
  const isSelected = new Set(selected)
  const faulty = overview.verdicts.reduce<number>(
    (count, _, place) => count + Number(isFaulty(overview, place) && !isSelected.has(place)),
    0,
  )
  const leftOut = { faulty, deselected: overview.verdicts.length - faulty - selected.length }
  const { data: tally } = useQuery({
    queryKey: ['import-tally', mapped.open.draft.id, mapped.open.draft.touchedAt, selected.length],
    queryFn: () => desk.tally(selected),
    networkMode: 'always',
  })
  return (
    <>
      <h2>{words.title}</h2>
      <div className="card submit">
        <SubmitFacts {...{ mapped, leftOut }} rows={selected.length} tier={rest.tier} />
        {tally && <WhatHappens mode={mapped.mode} tally={tally} />}
      </div>
      <Sending {...sending} />
      <StepFoot
        onBack={onBack}
        next={
          <Button
            kind="primary"
            onPress={() => mutate(selected)}
            isPending={sending.isPending}
            refusal={sending.error}
          >
            {words.submit[mapped.mode](selected.length)}
          </Button>
        }
      />
    </>
  )
}

type SendingProps = Pick<
  ReturnType<typeof useSubmit>,
  'isPending' | 'failureCount' | 'failureReason' | 'error'
>

/** How the sending goes; what was lost is sent again by itself. */
function Sending({ isPending, failureCount, failureReason, error }: SendingProps) {
  const { submit: words } = useWords().importWizard
  const { sentence } = useProblemWords()
  if (error) return <RefusalNotice refusal={error} {...fileWords(error.errors)} />
  const waitMs = patience(failureCount - 1, failureReason)
  return (
    <div className="sending" role="status">
      {isPending && failureReason && (
        <p>
          {sentence(failureReason)} {words.retry(Math.ceil(waitMs / 1000), failureCount + 1)}
        </p>
      )}
      {isPending && !failureReason && <p>{words.sending}</p>}
    </div>
  )
}

/** What is wrong with a whole file has no field here to be said at. */
const fileWords = (errors: readonly { message: string }[]) =>
  errors[0] ? { words: errors[0].message } : {}
