import { type ReactNode, useId } from 'react'
import type { Refusal } from '../../../api/refusal.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Form } from '../../../parts/form.tsx'
import { KeptForm } from '../../../parts/kept-form.tsx'
import { useWords } from '../../../words/use-words.ts'

type FormDialogProps = {
  title: string
  /** Says what it does: “Create role”. */
  submit: string
  refusal: Refusal | null
  isPending: boolean
  onSubmit: (form: FormData) => void
  onClose: () => void
  children: ReactNode
}

/**
 * Makes or changes one thing. What is refused is said at its field, and nothing typed is lost, until
 * `useOpened().close` puts it away.
 */
export function FormDialog({ submit, onSubmit, isPending, children, ...rest }: FormDialogProps) {
  const { refusal, onClose, title } = rest
  const { cancel } = useWords().parts
  const form = useId()
  const footer = (
    <>
      <Button onPress={onClose}>{cancel}</Button>
      <Button kind="primary" type="submit" form={form} {...{ isPending, refusal }}>
        {submit}
      </Button>
    </>
  )
  return (
    <Dialog isOpen {...{ title, onClose, footer }}>
      <KeptForm>
        <Form id={form} {...{ refusal, onSubmit }}>
          {children}
        </Form>
      </KeptForm>
    </Dialog>
  )
}
