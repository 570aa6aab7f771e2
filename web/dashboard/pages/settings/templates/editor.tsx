import type { ReactNode } from 'react'
import type { Refusal } from '../../../api/refusal.ts'
import { useFieldOfForm } from '../../../hooks/use-kept-field.ts'
import { Button } from '../../../parts/button.tsx'
import { Form } from '../../../parts/form.tsx'
import { KeptPage } from '../../../parts/kept-form.tsx'
import { ContentFields } from './content-fields.tsx'
import { contentOf, isDraft, type TemplateDraft } from './draft.ts'
import { useTemplateFaults } from './faults.ts'
import { IdentityFields } from './identity-fields.tsx'
import { TemplatePreview } from './preview.tsx'
import type { Starters } from './starters.ts'

type EditorProps = {
  begin: TemplateDraft
  /** Of a new one: what it begins with in either medium. */
  starters?: Starters
  submit: string
  blockedBy: string | undefined
  refusal: Refusal | null
  isPending: boolean
  onSave: (draft: TemplateDraft) => void
  /** Beside the button; told whether something was typed that is not saved. */
  more?: (isChanged: boolean) => ReactNode
}

/** A template and what it says, side by side. What was typed outlives a reload. */
export const TemplateEditor = (props: EditorProps) => (
  <KeptPage>
    <Editor {...props} />
  </KeptPage>
)

function Editor({ begin, starters, blockedBy, onSave, more, ...state }: EditorProps) {
  const { submit, isPending } = state
  const refusal = useTemplateFaults(state.refusal)
  const [draft, setDraft] = useFieldOfForm({ name: 'template', begin, isKind: isDraft })
  const change = (part: Partial<TemplateDraft>) => setDraft({ ...draft, ...part })
  const isChanged = JSON.stringify(contentOf(draft)) !== JSON.stringify(contentOf(begin))
  return (
    <div className="editor">
      <div className="card">
        <Form refusal={refusal} onSubmit={() => onSave(draft)}>
          {starters && <IdentityFields {...{ draft, change, starters }} />}
          <ContentFields {...{ draft, change }} isDisabled={blockedBy !== undefined} />
          <div className="form-foot">
            <Button kind="primary" type="submit" {...{ blockedBy, isPending, refusal }}>
              {submit}
            </Button>
            {more?.(isChanged)}
          </div>
        </Form>
      </div>
      <TemplatePreview draft={draft} />
    </div>
  )
}
