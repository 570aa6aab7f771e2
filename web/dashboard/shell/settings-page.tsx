import { type ComponentProps, useEffect, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { NavLink } from './nav-link.tsx'
import { Page } from './page.tsx'
import { useWorkspace } from './workspace.tsx'

/** A page of the settings, beside the list of them all. */
export function SettingsPage({ children, ...page }: ComponentProps<typeof Page>) {
  return (
    <Page {...page}>
      <div className="settings">
        <SettingsNavigation />
        <div className="settings-content">{children}</div>
      </div>
    </Page>
  )
}

function SettingsNavigation() {
  const { settings } = useWords()
  const { environment } = useWorkspace()
  const { titles } = settings
  const base = `/e/${environment.id}/settings`
  const nav = useCurrentInView()
  return (
    <nav ref={nav} className="settings-nav" aria-label={settings.label}>
      <p className="nav-heading">{environment.name}</p>
      <NavLink href={`${base}/applications`}>{titles.applications}</NavLink>
      <NavLink href={`${base}/roles`}>{titles.roles}</NavLink>
      <NavLink href={`${base}/nodes`}>{titles.nodes}</NavLink>
      <NavLink href={`${base}/api-keys`}>{titles.apiKeys}</NavLink>
      <NavLink href={`${base}/webhooks`}>{titles.webhooks}</NavLink>
      <p className="nav-heading">{settings.account}</p>
      <NavLink href="/settings/account">{titles.account}</NavLink>
      <NavLink href="/settings/environments">{titles.environments}</NavLink>
      <NavLink href="/settings/operators">{titles.operators}</NavLink>
      <NavLink href="/settings/policy">{titles.policy}</NavLink>
      <NavLink href="/settings/branding">{titles.branding}</NavLink>
      <NavLink href="/settings/templates">{titles.templates}</NavLink>
      <NavLink href="/settings/webhooks">{titles.webhooks}</NavLink>
      <p className="nav-heading">{settings.profile.heading}</p>
      <NavLink href="/settings/profile">{titles.profile}</NavLink>
    </nav>
  )
}

/** On phones the list is one line, which begins at the page that is open. */
function useCurrentInView() {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = nav
    const here = current?.querySelector('[aria-current]')
    if (!current || !(here instanceof HTMLElement)) return
    current.scrollLeft = here.offsetLeft - (current.clientWidth - here.clientWidth) / 2
  }, [])
  return nav
}
