import type { ReactNode } from 'react'
import type { Refusal } from '../../../api/refusal.ts'
import { Button } from '../../../parts/button.tsx'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWords } from '../../../words/use-words.ts'

type DeleteDialogProps = {
  title: string
  children: ReactNode
  refusal: Refusal | null
  isPending: boolean
  onConfirm: () => void
  /** Switches it off instead, where something holds it; undefined where it is off already. */
  disable: (() => void) | undefined
  onClose: () => void
}

/** Asks before deleting. Where something still holds it, the way out is to disable it. */
export function DeleteDialog({ children, refusal, disable, ...asking }: DeleteDialogProps) {
  const { shared } = useWords().settings
  const isHeld = refusal?.code.endsWith('_in_use') ?? false
  return (
    <ConfirmDialog {...{ ...asking, refusal }} isOpen confirm={shared.delete}>
      <div className="stack">{children}</div>
      {isHeld && disable && (
        <div>
          <Button onPress={disable}>{shared.disableInstead}</Button>
        </div>
      )}
    </ConfirmDialog>
  )
}
