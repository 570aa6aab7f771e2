import type { ReactNode } from 'react'
import type { Refusal } from '../../../api/refusal.ts'
import { Button } from '../../../parts/button.tsx'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWords } from '../../../words/use-words.ts'

type DeleteDialogProps = {
  title: string
  children: ReactNode
  deletion: {
    error: Refusal | null
    isPending: boolean
  }
  onConfirm: () => void
  /** Switches it off instead, where something holds it; undefined where it is off already. */
  disable: (() => void) | undefined
  onClose: () => void
}

/** Asks before deleting. Where something still holds it, the way out is to disable it. */
export function DeleteDialog({ title, children, deletion, disable, ...rest }: DeleteDialogProps) {
  const { onConfirm, onClose } = rest
  const { shared } = useWords().settings
  const isHeld = deletion.error?.code.endsWith('_in_use') ?? false
  return (
    <ConfirmDialog
      isOpen
      {...{ title, onConfirm, onClose }}
      confirm={shared.delete}
      isPending={deletion.isPending}
      refusal={deletion.error}
    >
      <div className="stack">{children}</div>
      {isHeld && disable && (
        <div>
          <Button onPress={disable}>{shared.disableInstead}</Button>
        </div>
      )}
    </ConfirmDialog>
  )
}
