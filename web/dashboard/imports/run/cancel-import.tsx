import type { Import } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'

/** Stops a run between its batches, once somebody has said yes. */
export function CancelImport({ tier, run }: { tier: ImportTier; run: Import }) {
  const { cancel: words } = useWords().imports
  const { dialog, open, close } = useOpened()
  const { mutate, isPending, error } = useAction((id: string, opts) => tier.cancel(id, opts), {
    touches: ['imports'],
    onDone: close,
  })
  return (
    <>
      <Button onPress={() => open('cancel')}>{words.button}</Button>
      <ConfirmDialog
        title={words.title}
        confirm={words.button}
        dismiss={words.keep}
        isOpen={dialog === 'cancel'}
        onConfirm={() => mutate(run.id)}
        onClose={close}
        isPending={isPending}
        refusal={error}
      >
        <p>{words.text}</p>
      </ConfirmDialog>
    </>
  )
}
