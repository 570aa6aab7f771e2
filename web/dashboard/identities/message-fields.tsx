import { defaultTemplateKey } from '../../../domain/message-template.ts'
import { Select } from '../parts/select.tsx'
import { TextField } from '../parts/text-field.tsx'
import { languageName } from '../words/formats.ts'
import { useWords } from '../words/use-words.ts'
import { languages, longestMessage } from './invite-draft.ts'
import { useOwnMessages } from './template-select.tsx'

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

/** The languages of ours, and those that the Account has the message in. */
export function LanguageField({ message, value, onChange }: FieldProps & { message: string }) {
  const { dialog } = useWords().invites
  const own = useOwnMessages().filter(({ key }) => key === (message || defaultTemplateKey))
  const known = new Set([...languages, ...own.map(({ lang }) => lang), ...(value ? [value] : [])])
  return (
    <Select
      name="lang"
      label={dialog.language}
      options={[
        { id: standard, name: dialog.defaultLanguage },
        ...[...known].map((id) => ({ id, name: languageName(id) })),
      ]}
      value={value || standard}
      onChange={(id) => onChange(id === standard ? '' : id)}
    />
  )
}
