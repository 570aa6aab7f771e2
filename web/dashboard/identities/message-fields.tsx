import { Select } from '../parts/select.tsx'
import { TextField } from '../parts/text-field.tsx'
import { languageName } from '../words/formats.ts'
import { useWords } from '../words/use-words.ts'
import { languages, longestMessage } from './invite-draft.ts'

type FieldProps = { value: string; onChange: (value: string) => void }

/** Some words of one's own, and how many are left. */
export function MessageField({ value, onChange }: FieldProps) {
  const { dialog } = useWords().invites
  const count = [...value].length
  const isTooLong = count > longestMessage
  return (
    <TextField
      name="message"
      label={dialog.message}
      rows={3}
      value={value}
      onChange={onChange}
      advice={
        <span className="counter" data-over={isTooLong}>
          {dialog.counter(count, longestMessage)}
        </span>
      }
      validate={() => (isTooLong ? dialog.tooLong(longestMessage) : null)}
    />
  )
}

const standard = 'standard'

export function LanguageField({ value, onChange }: FieldProps) {
  const { dialog } = useWords().invites
  return (
    <Select
      name="lang"
      label={dialog.language}
      options={[
        { id: standard, name: dialog.defaultLanguage },
        ...languages.map((id) => ({ id, name: languageName(id) })),
      ]}
      value={value || standard}
      onChange={(id) => onChange(id === standard ? '' : id)}
    />
  )
}
