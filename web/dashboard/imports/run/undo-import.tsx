import type { Import } from '../../../../client/index.ts'
import { useAction } from '../../api/use-action.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { tell } from '../../parts/toasts.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'

/** Takes back the invites of an import that nobody has accepted yet. */
export function UndoImport({ tier, run }: { tier: ImportTier; run: Import }) {
  const { undo: words } = useWords().imports
  const { dialog, open, close } = useOpened()
  const funnel = useAnswer(['invite-funnel', run.id], (opts) => tier.funnel(run.id, opts))
  const { mutate, isPending, error } = useAction((id: string, opts) => tier.undo(id, opts), {
    touches: ['invite-funnel', 'import-rows', 'invites'],
    onDone: ({ revoked }) => {
      close()
      tell(words.done(revoked))
    },
  })
  const pending = funnel.data?.pending
  return (
    <>
      <Button onPress={() => open('undo')} blockedBy={pending === 0 ? words.none : undefined}>
        {words.button}
      </Button>
      <ConfirmDialog
        title={words.title}
        confirm={pending === undefined ? words.confirmUnknown : words.confirm(pending)}
        isOpen={dialog === 'undo'}
        onConfirm={() => mutate(run.id)}
        onClose={close}
        isPending={isPending}
        refusal={error}
      >
        <p>{pending === undefined ? words.counting : words.text(pending)}</p>
      </ConfirmDialog>
    </>
  )
}
