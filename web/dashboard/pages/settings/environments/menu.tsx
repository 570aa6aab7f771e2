import { type Environment, updateEnvironment } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'

type EnvironmentMenuProps = { environment: Environment; blockedBy: string | undefined }

export function EnvironmentMenu({ environment, blockedBy }: EnvironmentMenuProps) {
  const { shared, environments: words } = useWords().settings
  const { open } = useOpened()
  const { id, name, suspended } = environment
  const resuming = useChange(
    (change: { suspended: false }, opts) =>
      updateEnvironment({ id, updateEnvironmentBody: change }, opts),
    { touches: ['environments', 'session'], done: () => words.resumedNow(name) },
  )
  return (
    <RowMenu {...{ name, blockedBy }}>
      <MenuItem id="edit" onAction={() => open('edit', id)}>
        {shared.edit}
      </MenuItem>
      {suspended ? (
        <MenuItem id="resume" onAction={() => resuming.mutate({ suspended: false })}>
          {words.resume}
        </MenuItem>
      ) : (
        <MenuItem id="suspend" danger onAction={() => open('suspend', id)}>
          {words.suspend}
        </MenuItem>
      )}
    </RowMenu>
  )
}
