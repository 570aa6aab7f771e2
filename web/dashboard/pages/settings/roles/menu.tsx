import { type ListRolesAnswer, updateEnvironmentRole } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { Switch } from '../../../parts/switch.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'

export type Role = ListRolesAnswer['data'][number]
type RoleProps = { role: Role; blockedBy: string | undefined }

export function RoleMenu({ role, blockedBy }: RoleProps) {
  const { shared } = useWords().settings
  const { open } = useOpened()
  const change = useRoleChange(role)
  const { id, name, enabled } = role
  return (
    <RowMenu {...{ name, blockedBy }}>
      <MenuItem id="edit" onAction={() => open('edit', id)}>
        {shared.edit}
      </MenuItem>
      <MenuItem id="enabled" onAction={() => change.mutate({ enabled: !enabled })}>
        {enabled ? shared.disable : shared.enable}
      </MenuItem>
      <MenuItem id="delete" danger onAction={() => open('delete', id)}>
        {shared.delete}
      </MenuItem>
    </RowMenu>
  )
}

/** While the answer is on its way it shows what was asked for, and cannot be pressed again. */
export function InvitableSwitch({ role, blockedBy }: RoleProps) {
  const { roles: words } = useWords().settings
  const { mutate, isPending, variables } = useRoleChange(role)
  const asked = isPending && variables && 'invitable' in variables ? variables.invitable : null
  return (
    <Switch
      aria-label={words.invitableFor(role.name)}
      aria-description={blockedBy}
      isSelected={asked ?? role.invitable}
      isDisabled={isPending || blockedBy !== undefined}
      onChange={(invitable) => mutate({ invitable })}
    />
  )
}

type Change = { enabled: boolean } | { invitable: boolean }

/** Switches a Role on or off, or lets everybody who may invite give it. */
export function useRoleChange({ id: roleId, name }: Role, onDone?: () => void) {
  const { roles: words } = useWords().settings
  const { environment } = useWorkspace()
  const sayDone = (change: Change) => {
    if ('enabled' in change)
      return change.enabled ? words.enabledNow(name) : words.disabledNow(name)
    return change.invitable ? words.invitableNow(name) : words.uninvitableNow(name)
  }
  return useChange(
    (change: Change, opts) =>
      updateEnvironmentRole(
        { id: environment.id, roleId, updateEnvironmentRoleBody: change },
        opts,
      ),
    { touches: ['roles'], done: sayDone, onDone },
  )
}
