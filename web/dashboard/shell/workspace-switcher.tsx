import { useLocation } from 'wouter'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem, MenuSection } from '../parts/menu.tsx'
import { useWords } from '../words/use-words.ts'
import { useWorkspace } from './workspace.tsx'

/** Account and Environment. Another Environment opens at the same page, without what was open there. */
export function WorkspaceSwitcher() {
  const { workspace } = useWords().shell
  const { account, environment, environments } = useWorkspace()
  const [path, navigate] = useLocation()
  const turnTo = (id: string) => navigate(samePlace(path, id))
  const current = new Set([environment.id])
  return (
    <Menu
      label={workspace.label}
      isNamedByContent
      className="switcher"
      trigger={
        <>
          <span className="unseen">{workspace.label}</span>
          <span className="switcher-account">{account.name}</span>
          <span className="switcher-environment">{environment.name}</span>
          <Icon name="chevrons" />
        </>
      }
    >
      <MenuSection title={workspace.environments} selected={current}>
        {environments.map(({ id, name, suspended }) => (
          <MenuItem
            key={id}
            id={id}
            note={suspended ? workspace.suspended : undefined}
            onAction={() => turnTo(id)}
          >
            {name}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  )
}

/** The list that a page of one thing belongs to, for that thing is not in the other Environment. */
function samePlace(path: string, environmentId: string): string {
  const [, area = '', place = ''] = path.match(/^\/e\/[^/]+(\/(?:settings\/)?[^/]+)?(.*)$/) ?? []
  return `/e/${environmentId}${area}${place === '/new' ? place : ''}`
}
