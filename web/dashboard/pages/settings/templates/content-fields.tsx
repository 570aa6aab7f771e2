import { useId, useRef } from 'react'
import { TextField } from '../../../parts/text-field.tsx'
import { useWords } from '../../../words/use-words.ts'
import type { TemplateDraft } from './draft.ts'
import { Variables } from './variables.tsx'

type ContentFieldsProps = {
  draft: TemplateDraft
  change: (part: Partial<TemplateDraft>) => void
  isDisabled: boolean
}

/** What a message says. A value is inserted where the cursor was last. */
export function ContentFields({ draft, change, isDisabled }: ContentFieldsProps) {
  const { templates: words } = useWords().settings
  const { medium, subject, body } = draft
  const subjectId = useId()
  const bodyId = useId()
  const last = useRef(bodyId)
  const remember = (id: string) => () => {
    last.current = id
  }
  const insert = (text: string, isForBody: boolean) =>
    typeInto(isForBody || medium === 'SMS' ? bodyId : last.current, text)
  return (
    <>
      {medium === 'EMAIL' && (
        <div className="source">
          <TextField
            id={subjectId}
            name="subject"
            label={words.fields.subject}
            isRequired
            value={subject}
            onChange={(text) => change({ subject: text })}
            onFocus={remember(subjectId)}
            {...{ isDisabled }}
          />
        </div>
      )}
      <div className="source">
        <TextField
          id={bodyId}
          name="body"
          label={words.fields.body}
          advice={words.advice[medium]}
          isRequired
          rows={medium === 'EMAIL' ? 16 : 5}
          value={body}
          onChange={(text) => change({ body: text })}
          onFocus={remember(bodyId)}
          spellCheck="false"
          {...{ isDisabled }}
        />
      </div>
      {!isDisabled && <Variables medium={medium} insert={insert} />}
    </>
  )
}

/** As if it was typed: React hears of it, and the cursor stands behind it. */
function typeInto(id: string, text: string): void {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) return
  const { selectionStart, selectionEnd, value } = box
  box.focus()
  box.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
