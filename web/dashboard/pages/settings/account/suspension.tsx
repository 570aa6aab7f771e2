import { updateAccount } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { Button } from '../../../parts/button.tsx'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useChange } from '../shared/use-change.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'

/** Stopping and resuming everything; up to who may still come in afterwards. */
export function Suspension() {
  const { general: words } = useWords().settings
  const { account, operator } = useWorkspace()
  const { dialog, open, close } = useOpened()
  const resuming = useChange(
    (change: { suspended: false }, opts) =>
      updateAccount({ slug: account.slug, updateAccountBody: change }, opts),
    { touches: ['session'], done: () => words.resumedNow },
  )
  const isUpTo = operator.role === 'admin' && !operator.is_limited
  const blockedBy = isUpTo ? undefined : words.onlyAdmins
  return (
    <section className="card form-card">
      <h2>{words.suspension}</h2>
      <p className="soft">{account.suspended ? words.resumeText : words.suspendText}</p>
      <div className="form-foot">
        {account.suspended ? (
          <Button
            kind="primary"
            isPending={resuming.isPending}
            {...{ blockedBy }}
            onPress={() => resuming.mutate({ suspended: false })}
          >
            {words.resume}
          </Button>
        ) : (
          <Button kind="danger" {...{ blockedBy }} onPress={() => open('suspend')}>
            {words.suspend}
          </Button>
        )}
      </div>
      {dialog === 'suspend' && <SuspendAccount onClose={close} />}
    </section>
  )
}

function SuspendAccount({ onClose }: { onClose: () => void }) {
  const { general: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (change: { suspended: true }, opts) =>
      updateAccount({ slug: account.slug, updateAccountBody: change }, opts),
    { touches: ['session'], onClose, done: () => words.suspendedNow },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.suspendTitle(account.name)}
      confirm={words.suspendConfirm}
      onConfirm={() => mutate({ suspended: true })}
      {...dialog}
    >
      <p>{words.suspendText}</p>
    </ConfirmDialog>
  )
}
