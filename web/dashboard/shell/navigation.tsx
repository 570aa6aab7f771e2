import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { NavLink } from './nav-link.tsx'
import { useWorkspace } from './workspace.tsx'

/** The way to every part of the dashboard. `onLeave` closes the menu that it is in on phones. */
export function Navigation({ onLeave = () => {} }: { onLeave?: () => void }) {
  const { navigation } = useWords().shell
  const { environment } = useWorkspace()
  const base = `/e/${environment.id}`
  return (
    <nav className="nav" aria-label={navigation.label}>
      <NavLink
        href={base}
        isHere={(path) => path === base}
        icon={<Icon name="overview" />}
        onClick={onLeave}
      >
        {navigation.overview}
      </NavLink>
      <p className="nav-heading">{navigation.tenant}</p>
      <NavLink href="/tenant/identities" icon={<Icon name="directory" />} onClick={onLeave}>
        {navigation.identities}
      </NavLink>
      <NavLink href="/tenant/imports" icon={<Icon name="imports" />} onClick={onLeave}>
        {navigation.imports}
      </NavLink>
      <p className="nav-heading">{navigation.access}</p>
      <NavLink href={`${base}/identities`} icon={<Icon name="people" />} onClick={onLeave}>
        {navigation.identities}
      </NavLink>
      <NavLink href={`${base}/imports`} icon={<Icon name="imports" />} onClick={onLeave}>
        {navigation.imports}
      </NavLink>
      <hr />
      <NavLink
        href={`${base}/settings/applications`}
        isHere={(path) => path.includes('/settings/')}
        icon={<Icon name="settings" />}
        onClick={onLeave}
      >
        {navigation.settings}
      </NavLink>
    </nav>
  )
}
