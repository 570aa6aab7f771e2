import { type Application, updateEnvironmentApplication } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'

type ApplicationMenuProps = { application: Application; blockedBy: string | undefined }

export function ApplicationMenu({ application, blockedBy }: ApplicationMenuProps) {
  const { shared, applications: words } = useWords().settings
  const { open } = useOpened()
  const change = useApplicationChange(application)
  const { id, client_name: name, enabled, is_default: isDefault } = application
  return (
    <RowMenu {...{ name, blockedBy }}>
      <MenuItem id="edit" onAction={() => open('edit', id)}>
        {shared.edit}
      </MenuItem>
      {!isDefault && enabled && (
        <MenuItem id="default" onAction={() => change.mutate({ is_default: true })}>
          {words.makeDefault}
        </MenuItem>
      )}
      <MenuItem id="enabled" onAction={() => change.mutate({ enabled: !enabled })}>
        {enabled ? shared.disable : shared.enable}
      </MenuItem>
      <MenuItem id="delete" danger onAction={() => open('delete', id)}>
        {shared.delete}
      </MenuItem>
    </RowMenu>
  )
}

type Change = { is_default: true } | { enabled: boolean }

/** Switches an Application on or off, or makes it the default. */
export function useApplicationChange(application: Application, onDone?: () => void) {
  const { id: applicationId, client_name: name } = application
  const { applications: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, applicationId }
  const sayDone = (change: Change) => {
    if ('is_default' in change) return words.defaultNow(name)
    return change.enabled ? words.enabledNow(name) : words.disabledNow(name)
  }
  return useChange(
    (change: Change, opts) =>
      updateEnvironmentApplication({ ...place, updateEnvironmentApplicationBody: change }, opts),
    { touches: ['applications'], done: sayDone, onDone },
  )
}
