import { type Medium, templateVariables } from '../../../../../domain/message-template.ts'
import { useWords } from '../../../words/use-words.ts'

type VariablesProps = {
  medium: Medium
  /** `isForBody`: it may not stand in a subject. */
  insert: (text: string, isForBody: boolean) => void
}

/** What may stand in a template, with what it means; a press inserts it. */
export function Variables({ medium, insert }: VariablesProps) {
  const { templates: words } = useWords().settings
  const button = `<a class="button" href="{{invite_link}}">${words.button}</a>`
  return (
    <section className="variables" aria-label={words.variables}>
      <h2>{words.variables}</h2>
      <ul>
        {templateVariables.map((name) => (
          <Insertable
            key={name}
            name={`{{${name}}}`}
            meaning={words.meanings[name]}
            onInsert={() => insert(sourceOf(name), name === 'invite_link')}
          />
        ))}
        {medium === 'EMAIL' && (
          <Insertable
            name={words.button}
            meaning={words.buttonMeaning}
            onInsert={() => insert(button, true)}
          />
        )}
      </ul>
    </section>
  )
}

type Variable = (typeof templateVariables)[number]

/** The message is left out where there is none, with whatever stands around it. */
const sourceOf = (name: Variable) =>
  name === 'message' ? '{{#message}}{{message}}{{/message}}' : `{{${name}}}`

type InsertableProps = { name: string; meaning: string; onInsert: () => void }

function Insertable({ name, meaning, onInsert }: InsertableProps) {
  const { templates: words } = useWords().settings
  return (
    <li>
      <button
        type="button"
        className="insert code"
        aria-label={words.insert(name)}
        onClick={onInsert}
      >
        {name}
      </button>
      <span className="advice">{meaning}</span>
    </li>
  )
}
