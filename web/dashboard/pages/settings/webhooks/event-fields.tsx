import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldError } from 'react-aria-components/FieldError'
import { type FactType, factTypes } from '../../../../../domain/facts.ts'
import { isFlag, isTexts, useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { useWords } from '../../../words/use-words.ts'

const all = 'all_events'

/** Which events a webhook hears of; none of them by name means all. */
export function EventFields({ events }: { events: readonly string[] }) {
  const { webhooks: words } = useWords().settings
  const [isAll, setAll] = useFieldOfForm({
    name: all,
    begin: events.length === 0,
    isKind: isFlag,
  })
  return (
    <fieldset className="plain">
      <legend className="label">{words.fields.events}</legend>
      <Checkbox name={all} isSelected={isAll} onChange={setAll}>
        {words.allEvents}
      </Checkbox>
      {!isAll && <SomeEvents events={events} />}
    </fieldset>
  )
}

function SomeEvents({ events }: { events: readonly string[] }) {
  const { webhooks: words } = useWords().settings
  const [chosen, setChosen] = useFieldOfForm({ name: 'events', begin: events, isKind: isTexts })
  return (
    <CheckboxGroup
      name="events"
      aria-label={words.fields.events}
      className="field indented"
      value={[...chosen]}
      onChange={setChosen}
      validate={(ticked) => (ticked.length === 0 ? words.chooseEvent : null)}
    >
      <FieldError className="fault" />
      <div className="choices">
        {factTypes.map((type) => (
          <Checkbox key={type} value={type}>
            {words.events[type]} <span className="code">{type}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}

/** What was ticked, as the API takes it. */
export function eventsOf(form: FormData): FactType[] {
  const chosen = form.getAll('events')
  return form.has(all) ? [] : factTypes.filter((type) => chosen.includes(type))
}
