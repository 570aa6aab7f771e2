import { createEnvironmentRole, updateEnvironmentRole } from '../../../../../client/index.ts'
import { typed } from '../../../parts/form.tsx'
import { Switch } from '../../../parts/switch.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { FormDialog } from '../shared/form-dialog.tsx'
import { linesOf, useLineFaults } from '../shared/lines.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import type { Role } from './menu.tsx'

const touches = ['roles', 'setup']

export function NewRole({ onClose }: { onClose: () => void }) {
  const { roles: words } = useWords().settings
  const { environment } = useWorkspace()
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      createEnvironmentRole({ id: environment.id, createEnvironmentRoleBody: body }, opts),
    { touches, onClose, done: ({ name }) => words.created(name) },
  )
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      {...dialog}
      refusal={useLineFaults('permissions', dialog.refusal)}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <RoleFields />
    </FormDialog>
  )
}

export function EditRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const { shared, roles: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, roleId: role.id }
  const { mutate, dialog } = useDialogAction(
    (body: ReturnType<typeof bodyOf>, opts) =>
      updateEnvironmentRole({ ...place, updateEnvironmentRoleBody: body }, opts),
    { touches, onClose, done: () => shared.saved },
  )
  return (
    <FormDialog
      title={words.editTitle(role.name)}
      submit={shared.save}
      {...dialog}
      refusal={useLineFaults('permissions', dialog.refusal)}
      onSubmit={(form) => mutate(bodyOf(form))}
    >
      <RoleFields role={role} />
    </FormDialog>
  )
}

const bodyOf = (form: FormData) => ({
  name: typed(form, 'name').trim(),
  permissions: linesOf(typed(form, 'permissions')),
  invitable: form.has('invitable'),
})

function RoleFields({ role }: { role?: Role }) {
  const { fields, advice } = useWords().settings.roles
  return (
    <>
      <TextField
        name="name"
        label={fields.name}
        isRequired
        defaultValue={role?.name ?? ''}
        autoFocus
      />
      <TextField
        name="permissions"
        label={fields.permissions}
        advice={advice.permissions}
        defaultValue={role?.permissions.join('\n') ?? ''}
        rows={4}
        spellCheck="false"
      />
      <Switch
        name="invitable"
        value="on"
        defaultSelected={role?.invitable ?? false}
        advice={advice.invitable}
      >
        {fields.invitable}
      </Switch>
    </>
  )
}
