import { useEffect, useRef } from 'react'
import { refusalOf } from '../api/refusal.ts'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { useWords } from '../words/use-words.ts'
import { GuideStep } from './guide-step.tsx'
import { useSetup } from './setup.ts'
import { stepsOf } from './steps.ts'
import { type GuideTab, guideTabs, useGuide, wasAskedFor } from './use-guide.ts'

/** Walks through setting an Environment up, beside the pages where that is done. Spec §8. */
export function SetupGuide({ tab }: { tab: GuideTab }) {
  const { guide: words } = useWords()
  const { close, turnTo } = useGuide()
  const heading = useFocusWhenAskedFor()
  const { data: setup, error } = useSetup()
  const steps = stepsOf[tab]
  const done = steps.filter(({ isDone }) => setup && isDone(setup)).length
  return (
    <aside className="guide" aria-label={words.title}>
      <header className="dialog-head">
        <h2 ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <IconButton label={words.close} onPress={close}>
          <Icon name="close" />
        </IconButton>
      </header>
      <div className="guide-body">
        <Tabs label={words.parts} tabs={tabs(words.tabs)} selected={tab} onSelect={turnTo}>
          <p className="soft">
            {words.leads[tab]} {setup && words.progress(done, steps.length)}
          </p>
          {error && !setup && <RefusalNotice refusal={refusalOf(error)} />}
          <ol className="guide-steps">
            {steps.map((step, at) => (
              <GuideStep key={step.id} number={at + 1} {...{ step, setup }} />
            ))}
          </ol>
        </Tabs>
      </div>
    </aside>
  )
}

const tabs = (names: Record<GuideTab, string>) => guideTabs.map((id) => ({ id, name: names[id] }))

/** The focus comes here when it was opened by a press, and goes back there when it closes. */
function useFocusWhenAskedFor() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!wasAskedFor()) return
    const opener = document.activeElement
    heading.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return heading
}
