import { fieldsOf, type ImportMode, requiredFields } from '../../../../csv/fields.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'

type StepModeProps = { tier: ImportTier; onChoose: (mode: ImportMode) => void }

/** What should become of the people in the file: a card for each mode. */
export function StepMode({ tier, onChoose }: StepModeProps) {
  const words = useWords().importWizard
  return (
    <>
      <h2>{words.mode.title}</h2>
      <div className="mode-cards">
        {tier.modes.map((mode) => (
          <ModeCard
            key={mode}
            mode={mode}
            sample={tier.links.sample(mode)}
            onChoose={() => onChoose(mode)}
          />
        ))}
      </div>
    </>
  )
}

type ModeCardProps = { mode: ImportMode; sample: string; onChoose: () => void }

function ModeCard({ mode, sample, onChoose }: ModeCardProps) {
  const { modes, mode: words } = useWords().importWizard
  const { name, text } = modes[mode]
  const optional = fieldsOf(mode).slice(requiredFields.length)
  return (
    <section className="card mode-card" aria-label={name}>
      <div>
        <h3>{name}</h3>
        <p className="soft">{text}</p>
      </div>
      <Columns title={words.required} fields={requiredFields} />
      <Columns title={words.optional} fields={optional} />
      <div className="mode-actions">
        <Button kind="primary" onPress={onChoose} aria-label={words.choose(name)}>
          {words.next}
        </Button>
        <a
          className="button"
          data-kind="quiet"
          href={sample}
          download
          aria-label={words.sampleOf(name)}
        >
          <Icon name="imports" />
          {words.sample}
        </a>
      </div>
    </section>
  )
}

const Columns = ({ title, fields }: { title: string; fields: readonly string[] }) => (
  <div className="mode-columns">
    <h4>{title}</h4>
    <ul>
      {fields.map((field) => (
        <li key={field} className="code">
          {field}
        </li>
      ))}
    </ul>
  </div>
)
