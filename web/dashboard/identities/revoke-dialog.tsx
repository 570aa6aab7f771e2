import type { Invite } from '../../../client/index.ts'
import { useAction } from '../api/use-action.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { tell } from '../parts/toasts.tsx'
import { useWords } from '../words/use-words.ts'
import { usePlace } from './place.ts'
import { useTier } from './tier.ts'

/** Asks before links go dead: `?confirm=revoke`. */
export function RevokeDialog({ invite }: { invite: Invite }) {
  const { revoke: words, actions } = useWords().invites
  const { place, leave } = usePlace()
  const tier = useTier()
  const close = () => leave({ confirm: '' })
  const { mutate, error, isPending, reset } = useAction(
    (id: string, opts) => tier.revoke(id, opts),
    {
      touches: ['invites'],
      onDone: () => {
        close()
        tell(actions.revoked)
      },
    },
  )
  return (
    <ConfirmDialog
      title={words.title}
      confirm={words.confirm}
      isOpen={place.confirm === 'revoke'}
      onConfirm={() => mutate(invite.id)}
      onClose={() => {
        reset()
        close()
      }}
      isPending={isPending}
      refusal={error}
    >
      <p>{words.text(invite.name || invite.email || invite.mobile_number || '')}</p>
    </ConfirmDialog>
  )
}
