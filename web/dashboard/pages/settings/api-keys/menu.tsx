import type { ApiKey } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'

type ApiKeyMenuProps = {
  apiKey: ApiKey
  /** While its Environment is suspended a key can only be ended. */
  isAsleep: boolean
}

export function ApiKeyMenu({ apiKey: { id, name, revoked_at }, isAsleep }: ApiKeyMenuProps) {
  const { shared, apiKeys: words } = useWords().settings
  const { open } = useOpened()
  if (revoked_at) return null
  return (
    <RowMenu name={name} blockedBy={undefined}>
      {!isAsleep && (
        <MenuItem id="edit" onAction={() => open('edit', id)}>
          {shared.edit}
        </MenuItem>
      )}
      <MenuItem id="revoke" danger onAction={() => open('revoke', id)}>
        {words.revoke}
      </MenuItem>
    </RowMenu>
  )
}
