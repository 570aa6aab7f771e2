import { deleteEnvironmentRole } from '../../../../../client/index.ts'
import type { Pages } from '../../../api/use-answer.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeleteDialog } from '../shared/delete-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { useRow } from '../shared/use-row.ts'
import { EditRole, NewRole } from './forms.tsx'
import { type Role, useRoleChange } from './menu.tsx'

/** Whichever dialog of the Roles the address names. */
export function RoleDialogs({ listing }: { listing: Pages<Role> }) {
  const { dialog, about, close } = useOpened()
  const role = useRow(listing, about)
  if (dialog === 'new') return <NewRole onClose={close} />
  if (!role) return null
  if (dialog === 'edit') return <EditRole {...{ role }} onClose={close} />
  if (dialog === 'delete') return <DeleteRole {...{ role }} onClose={close} />
  return null
}

function DeleteRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const { roles: words } = useWords().settings
  const { environment } = useWorkspace()
  const { name, enabled } = role
  const change = useRoleChange(role, onClose)
  const { mutate, dialog } = useDialogAction(
    (roleId: string, opts) => deleteEnvironmentRole({ id: environment.id, roleId }, opts),
    { touches: ['roles', 'setup'], onClose, done: () => words.deleted(name) },
  )
  const disable = () => change.mutate({ enabled: false })
  return (
    <DeleteDialog
      {...dialog}
      title={words.deleteTitle(name)}
      onConfirm={() => mutate(role.id)}
      disable={enabled ? disable : undefined}
    >
      <p>{words.deleteText}</p>
    </DeleteDialog>
  )
}
