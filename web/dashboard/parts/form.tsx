import { type FormEvent, type ReactNode, useMemo } from 'react'
import { Form as AriaForm } from 'react-aria-components/Form'
import { atItsField, type Refusal } from '../api/refusal.ts'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { useHold } from './use-hold.ts'

type FormProps = {
  refusal: Refusal | null
  onSubmit: (form: FormData) => void
  children: ReactNode
  /** For a button outside the form, which names it by `form`. */
  id?: string
  /** Refusals that the form shows in its own way. */
  quietly?: boolean
}

/** A form that puts refused fields into words beside them, and everything else on top. */
export function Form({ refusal, onSubmit, children, id, quietly = false }: FormProps) {
  const { fields } = useProblemWords()
  const { checkFields } = useWords().parts
  // biome-ignore lint/correctness/useExhaustiveDependencies: new messages would undo what was mended.
  const messages = useMemo(() => fields(refusal && atItsField(refusal)), [refusal])
  const held = useHold(refusal)
  const inFields = Object.keys(messages).length > 0
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (held) return
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <AriaForm {...(id && { id })} className="form" validationErrors={messages} onSubmit={submit}>
      {refusal && !quietly && (
        <RefusalNotice refusal={refusal} {...(inFields && { words: checkFields })} />
      )}
      {children}
    </AriaForm>
  )
}

/** What was typed into a field; empty where there is none. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
