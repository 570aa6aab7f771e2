import { useEffect, useRef } from 'react'
import { Banner } from '../../parts/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/use-words.ts'
import { DropArea } from './drop-area.tsx'
import { FileFacts } from './file-facts.tsx'
import { StepFoot } from './step-foot.tsx'
import type { FileState } from './use-draft.ts'
import { type Take, useTaking } from './use-taking.ts'

type StepUploadProps = {
  file: FileState
  take: Take
  onBack: () => void
  onNext: () => void
}

/** The file: dropped, chosen or pasted, and what was found in it. */
export function StepUpload({ file, take, onBack, onNext }: StepUploadProps) {
  const words = useWords().importWizard.upload
  const { tryToTake, refusal, isBusy } = useTaking(take)
  const found = useRef<HTMLElement>(null)
  const isOpen = file.is === 'open'
  useEffect(() => {
    if (isOpen) found.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  return (
    <>
      <div>
        <h2>{words.title}</h2>
        <p className="soft">{words.lead}</p>
      </div>
      {file.is === 'lost' && !refusal && <Banner mood="fair">{words.lost}</Banner>}
      <div role="alert">{refusal && <Banner mood="bad">{refusal}</Banner>}</div>
      <DropArea take={tryToTake} hasFile={isOpen} />
      <section ref={found} role="status">
        {isBusy && <p className="soft">{words.reading}</p>}
        {isOpen && <FileFacts name={file.draft.name} summary={file.summary} />}
      </section>
      <StepFoot
        onBack={onBack}
        next={
          isOpen && (
            <Button kind="primary" onPress={onNext} isPending={isBusy}>
              {words.next}
            </Button>
          )
        }
      />
    </>
  )
}
