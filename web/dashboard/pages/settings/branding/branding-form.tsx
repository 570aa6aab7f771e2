import { type FormEvent, useEffect, useRef } from 'react'
import {
  type Branding,
  type UpdateAccountBrandingBody,
  updateAccountBranding,
} from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { Button } from '../../../parts/button.tsx'
import { Form, typed } from '../../../parts/form.tsx'
import { KeptPage } from '../../../parts/kept-form.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { ColorField } from './color-field.tsx'

type BrandingFormProps = {
  branding: Branding
  blockedBy: string | undefined
  /** Told a moment after somebody stopped typing, and what was kept of that; nothing for as it is. */
  onTyped: (typed: UpdateAccountBrandingBody) => void
}

const pauseMs = 350

export function BrandingForm({ branding, blockedBy, onTyped }: BrandingFormProps) {
  const { shared, branding: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, error, isPending } = useAction(
    (body: UpdateAccountBrandingBody, opts) =>
      updateAccountBranding({ slug: account.slug, updateAccountBrandingBody: body }, opts),
    { touches: ['branding', 'message-preview'], onDone: () => tell(shared.saved) },
  )
  const isDisabled = blockedBy !== undefined
  const box = (name: 'sender_name' | 'reply_to' | 'logo_url') => ({
    name,
    label: words.fields[name],
    advice: words.advice[name],
    defaultValue: branding[name] ?? '',
    isDisabled,
  })
  return (
    <div className="card" ref={useKept(branding, onTyped)} onInput={useTyped(onTyped)}>
      <KeptPage>
        <Form refusal={error} onSubmit={(form) => mutate(bodyOf(form))}>
          <TextField {...box('sender_name')} />
          <TextField {...box('reply_to')} type="email" />
          <TextField {...box('logo_url')} placeholder="https://" spellCheck="false" />
          <ColorField value={branding.color ?? ''} isDisabled={isDisabled} />
          <div className="form-foot">
            <Button kind="primary" type="submit" refusal={error} {...{ blockedBy, isPending }}>
              {shared.save}
            </Button>
          </div>
        </Form>
      </KeptPage>
    </div>
  )
}

/** Hears of all fields together, the picked colour as well. */
function useTyped(onTyped: BrandingFormProps['onTyped']) {
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  return ({ target }: FormEvent) => {
    const form = target instanceof HTMLInputElement ? target.form : null
    if (!form) return
    clearTimeout(pause.current)
    pause.current = setTimeout(() => onTyped(bodyOf(new FormData(form))), pauseMs)
  }
}

/** Tells of what stands there from before a reload. */
function useKept(branding: Branding, onTyped: BrandingFormProps['onTyped']) {
  const card = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is typed later tells so itself.
  useEffect(() => {
    const form = card.current?.querySelector('form')
    const shown = form ? new FormData(form) : null
    const isKept = names.some(
      (name) => shown?.has(name) && shown.get(name) !== (branding[name] ?? ''),
    )
    onTyped(shown && isKept ? bodyOf(shown) : {})
  }, [])
  return card
}

const names = ['sender_name', 'reply_to', 'logo_url', 'color'] as const

const bodyOf = (form: FormData): UpdateAccountBrandingBody => ({
  sender_name: typed(form, 'sender_name').trim() || null,
  reply_to: typed(form, 'reply_to').trim() || null,
  logo_url: typed(form, 'logo_url').trim() || null,
  color: typed(form, 'color').trim() || null,
})
