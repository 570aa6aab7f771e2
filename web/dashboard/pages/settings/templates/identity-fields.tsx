import { Select } from '../../../parts/select.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'
import { isMedium, media, type TemplateDraft } from './draft.ts'
import { LanguageField } from './language-field.tsx'
import type { Starters } from './starters.ts'

type IdentityFieldsProps = {
  draft: TemplateDraft
  change: (part: Partial<TemplateDraft>) => void
  starters: Starters
}

/** What a template is called, and what sets it apart from others of that name: fixed once it is made. */
export function IdentityFields({ draft, change, starters }: IdentityFieldsProps) {
  const { templates: words } = useWords().settings
  const { medium, key } = draft
  const turnTo = (next: TemplateDraft['medium']) => {
    const isUntouched = draft.body === starters[medium].body
    change({ medium: next, ...(isUntouched && starters[next]) })
  }
  return (
    <>
      <TextField
        name="key"
        label={words.fields.key}
        advice={words.advice.key}
        isRequired
        value={key}
        onChange={(text) => change({ key: text })}
        validate={(text) => (/^[A-Za-z0-9_.-]{0,64}$/.test(text.trim()) ? null : words.badKey)}
        spellCheck="false"
        autoComplete="off"
      />
      <div className="pair">
        <Select
          name="medium"
          label={words.fields.medium}
          isRequired
          options={media.map((id) => ({ id, name: words.media[id] }))}
          value={medium}
          onChange={(id) => isMedium(id) && turnTo(id)}
        />
        <LanguageField value={draft.lang} onChange={(lang) => change({ lang })} />
      </div>
    </>
  )
}
