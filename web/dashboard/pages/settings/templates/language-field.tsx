import { useState } from 'react'
import { Select } from '../../../parts/select.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { languageName } from '../../../words/formats.ts'
import { useWords } from '../../../words/use-words.ts'
import { isUsual, usualLanguages } from './languages.ts'

type LanguageFieldProps = { value: string; onChange: (tag: string) => void }

const other = 'other'

/** The language of a template: one of many by its name, any other by its tag. */
export function LanguageField({ value, onChange }: LanguageFieldProps) {
  const { templates: words } = useWords().settings
  const [isOther, setOther] = useState(value !== '' && !isUsual(value))
  const choose = (id: string) => {
    setOther(id === other)
    onChange(id === other ? '' : id)
  }
  const name = languageName(value.trim())
  return (
    <>
      <Select
        name={isOther ? 'language' : 'lang'}
        label={words.fields.lang}
        isRequired
        options={[...usualLanguages, { id: other, name: words.otherLanguage }]}
        value={isOther ? other : value || null}
        onChange={choose}
      />
      {isOther && (
        <TextField
          name="lang"
          label={words.fields.tag}
          isRequired
          value={value}
          onChange={onChange}
          spellCheck="false"
          advice={value.trim() && name !== value.trim() ? name : words.advice.tag}
        />
      )}
    </>
  )
}
