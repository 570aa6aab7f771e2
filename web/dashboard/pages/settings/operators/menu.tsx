import { type Operator, updateAccountOperator } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'

/** An admin is up to admins; the API says so, too. */
export function OperatorMenu({ operator }: { operator: Operator }) {
  const { shared, operators: words } = useWords().settings
  const { operator: self, account } = useWorkspace()
  const { open } = useOpened()
  const { id, name, enabled, role } = operator
  const enabling = useChange(
    (change: { enabled: true }, opts) =>
      updateAccountOperator(
        { slug: account.slug, operatorId: id, updateAccountOperatorBody: change },
        opts,
      ),
    { touches: ['operators'], done: () => words.enabledNow(name) },
  )
  const isBeyond = role === 'admin' && self.role !== 'admin'
  return (
    <RowMenu name={name} blockedBy={isBeyond ? words.onlyAdmins : undefined}>
      <MenuItem id="edit" onAction={() => open('edit', id)}>
        {shared.edit}
      </MenuItem>
      {enabled ? (
        <MenuItem id="disable" onAction={() => open('disable', id)}>
          {words.disable}
        </MenuItem>
      ) : (
        <MenuItem id="enable" onAction={() => enabling.mutate({ enabled: true })}>
          {shared.enable}
        </MenuItem>
      )}
      <MenuItem id="remove" danger onAction={() => open('remove', id)}>
        {words.remove}
      </MenuItem>
    </RowMenu>
  )
}
