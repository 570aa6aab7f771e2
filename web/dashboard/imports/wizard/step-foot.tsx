import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/use-words.ts'

type StepFootProps = {
  onBack: () => void
  /** The way on, as a button. */
  next: ReactNode
  children?: ReactNode
}

/** The ways on and back, always in sight. */
export function StepFoot({ onBack, next, children }: StepFootProps) {
  const { back } = useWords().importWizard
  return (
    <footer className="wizard-foot">
      <Button onPress={onBack}>{back}</Button>
      <div className="wizard-foot-words">{children}</div>
      {next}
    </footer>
  )
}
