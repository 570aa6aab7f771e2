import { useEffect, useRef } from 'react'
import { refusalOf } from '../api/refusal.ts'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { focusOnPage } from '../parts/return-focus.tsx'
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
  useEscape(close)
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

/** Escape closes it, unless it means something else where it is pressed. */
function useEscape(close: () => void) {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const listen = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return
      const isElsewhere = target instanceof Element && target.closest(elsewhere) !== null
      if (!isElsewhere) latest.current()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

const elsewhere = 'input, textarea, [role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** The focus comes here when it was opened by a press, and goes back there when it closes. */
function useFocusWhenAskedFor() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const opener = wasAskedFor() ? document.activeElement : null
    if (opener) heading.current?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      requestAnimationFrame(() => focusOnPage(null))
    }
  }, [])
  return heading
}
