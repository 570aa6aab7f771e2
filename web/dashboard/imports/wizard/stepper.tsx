import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'

const all = ['mode', 'upload', 'mapping', 'preview', 'submit', 'results'] as const

/** Where in the six steps somebody is. */
export function Stepper({ current }: { current: (typeof all)[number] }) {
  const { steps } = useWords().importWizard
  const here = all.indexOf(current)
  return (
    <ol className="stepper" aria-label={steps.label}>
      {all.map((name, at) => (
        <li
          key={name}
          data-state={at < here ? 'done' : at === here ? 'current' : 'ahead'}
          {...(at === here && { 'aria-current': 'step' })}
        >
          <span className="stepper-mark" aria-hidden="true">
            {at < here ? <Icon name="check" /> : at + 1}
          </span>
          <span className="stepper-name">{steps[name]}</span>
          {at < here && <span className="unseen">{steps.done}</span>}
        </li>
      ))}
    </ol>
  )
}
