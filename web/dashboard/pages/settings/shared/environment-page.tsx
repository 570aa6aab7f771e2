import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import { Banner } from '../../../parts/banner.tsx'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { SettingsPage } from '../../../shell/settings-page.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

type EnvironmentPageProps = ComponentProps<typeof SettingsPage> & {
  /** Why nothing can be changed here. */
  blockedBy: string | undefined
}

/** Settings of one Environment. While that is suspended they rest. */
export function EnvironmentPage({ actions, children, blockedBy, ...page }: EnvironmentPageProps) {
  const { shared } = useWords().settings
  const { environment } = useWorkspace()
  if (environment.suspended) {
    const way = (
      <Link href="/settings/environments" className="button" data-kind="secondary">
        {shared.toEnvironments}
      </Link>
    )
    return (
      <SettingsPage {...page}>
        <EmptyState title={shared.suspended(environment.name)} actions={way}>
          {shared.suspendedText}
        </EmptyState>
      </SettingsPage>
    )
  }
  return (
    <SettingsPage {...page} actions={actions}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      {children}
    </SettingsPage>
  )
}
