import {
  deleteAccountOperator,
  type Operator,
  updateAccountOperator,
} from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { useRow } from '../shared/use-row.ts'
import { EditOperator } from './edit-dialog.tsx'
import { NewOperator } from './new-dialog.tsx'

const touches = ['operators', 'invites', 'session']

/** Whichever dialog of the operators the address names. */
export function OperatorDialogs({ listing }: { listing: Pages<Operator> }) {
  const { dialog, about, close } = useOpened()
  const operator = useRow(listing, about)
  if (dialog === 'new') return <NewOperator onClose={close} />
  if (!operator) return null
  if (dialog === 'edit') return <EditOperator {...{ operator }} onClose={close} />
  if (dialog === 'disable') return <DisableOperator {...{ operator }} onClose={close} />
  if (dialog === 'remove') return <RemoveOperator {...{ operator }} onClose={close} />
  return null
}

type EndingProps = { operator: Operator; onClose: () => void }

function DisableOperator({ operator: { id: operatorId, name }, onClose }: EndingProps) {
  const { operators: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (change: { enabled: false }, opts) =>
      updateAccountOperator(
        { slug: account.slug, operatorId, updateAccountOperatorBody: change },
        opts,
      ),
    { touches, onClose, done: () => words.disabledNow(name) },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.disableTitle(name)}
      confirm={words.disableConfirm}
      onConfirm={() => mutate({ enabled: false })}
      {...dialog}
    >
      <p>{words.disableText}</p>
      <p>{words.pending}</p>
    </ConfirmDialog>
  )
}

function RemoveOperator({ operator: { id, name }, onClose }: EndingProps) {
  const { operators: words } = useWords().settings
  const { account } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (operatorId: string, opts) => deleteAccountOperator({ slug: account.slug, operatorId }, opts),
    { touches, onClose, done: () => words.removed(name) },
  )
  return (
    <ConfirmDialog
      isOpen
      title={words.removeTitle(name)}
      confirm={words.removeConfirm}
      onConfirm={() => mutate(id)}
      {...dialog}
    >
      <p>{words.removeText}</p>
      <p>{words.pending}</p>
    </ConfirmDialog>
  )
}
