import { type Environment, updateEnvironment } from '../../../../../client/index.ts'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'

type SuspendEnvironmentProps = { environment: Environment; onClose: () => void }

export function SuspendEnvironment({ environment, onClose }: SuspendEnvironmentProps) {
  const { environments: words } = useWords().settings
  const { id, name } = environment
  const { mutate, dialog } = useDialogAction(
    (change: { suspended: true }, opts) =>
      updateEnvironment({ id, updateEnvironmentBody: change }, opts),
    { touches: ['environments', 'session'], onClose, done: () => words.suspendedNow(name) },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.suspendTitle(name)}
      confirm={words.suspendConfirm}
      onConfirm={() => mutate({ suspended: true })}
      {...dialog}
    >
      <p>{words.suspendText}</p>
    </ConfirmDialog>
  )
}
