import type { ReactNode } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { useWords } from '../words/use-words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { RefusalNotice } from './refusal-notice.tsx'

type ConfirmDialogProps = {
  title: string
  /** What will happen, and whether it can be undone. */
  children: ReactNode
  /** Says what it does: “Revoke invite”, never “OK”. */
  confirm: string
  /** “Cancel”, unless that is what is asked about. */
  dismiss?: string
  isOpen: boolean
  onConfirm: () => void
  onClose: () => void
  isPending?: boolean
  refusal?: Refusal | null
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ children, confirm, onConfirm, ...rest }: ConfirmDialogProps) {
  const { title, isOpen, onClose, isPending = false, refusal = null } = rest
  const { cancel } = useWords().parts
  const footer = (
    <>
      <Button onPress={onClose}>{rest.dismiss ?? cancel}</Button>
      <Button kind="danger" onPress={onConfirm} {...{ isPending, refusal }}>
        {confirm}
      </Button>
    </>
  )
  return (
    <Dialog {...{ title, isOpen, onClose, footer }} size="small" role="alertdialog">
      {refusal && <RefusalNotice refusal={refusal} />}
      {children}
    </Dialog>
  )
}
