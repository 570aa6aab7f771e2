import { type Environment, updateEnvironment } from '../../../../../client/index.ts'
import { useAction } from '../../../api/use-action.ts'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { tell } from '../../../parts/toasts.tsx'
import { useWords } from '../../../words/use-words.ts'

type SuspendEnvironmentProps = { environment: Environment; onClose: () => void }

export function SuspendEnvironment({ environment, onClose }: SuspendEnvironmentProps) {
  const { environments: words } = useWords().settings
  const { id, name } = environment
  const { mutate, isPending, error } = useAction(
    (change: { suspended: true }, opts) =>
      updateEnvironment({ id, updateEnvironmentBody: change }, opts),
    {
      touches: ['environments', 'session'],
      onDone: () => {
        onClose()
        tell(words.suspendedNow(name))
      },
    },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.suspendTitle(name)}
      confirm={words.suspendConfirm}
      onConfirm={() => mutate({ suspended: true })}
      refusal={error}
      {...{ isPending, onClose }}
    >
      <p>{words.suspendText}</p>
    </ConfirmDialog>
  )
}
