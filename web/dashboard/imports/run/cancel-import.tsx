import type { Import } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { useSearchState } from '../../hooks/use-search-state.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'

/** Stops a run between its batches, once somebody has said yes. */
export function CancelImport({ tier, run }: { tier: ImportTier; run: Import }) {
  const { cancel: words } = useWords().imports
  const [{ dialog }, setValues] = useSearchState({ dialog: '' })
  const close = () => setValues({ dialog: '' }, { replace: true })
  const { mutate, isPending, error } = useAction((id: string, opts) => tier.cancel(id, opts), {
    touches: ['imports'],
    onDone: close,
  })
  return (
    <>
      <Button onPress={() => setValues({ dialog: 'cancel' })}>{words.button}</Button>
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
