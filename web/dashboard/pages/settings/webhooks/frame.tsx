import type { ComponentProps } from 'react'
import { EmptyState } from '../../../parts/empty-state.tsx'
import { SettingsPage } from '../../../shell/settings-page.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { EnvironmentPage } from '../shared/environment-page.tsx'
import { useBlocked } from '../shared/use-blocked.ts'
import { useWebhookTier } from './tier.ts'

/** A page of webhooks, of either tier. They tell of everybody, so not everybody may even see them. */
export function WebhooksFrame({ children, ...page }: ComponentProps<typeof SettingsPage>) {
  const { webhooks: words } = useWords().settings
  const { kind } = useWebhookTier()
  const blockedBy = useBlocked()
  const content = blockedBy ? (
    <EmptyState title={words.blockedTitle}>{blockedBy}</EmptyState>
  ) : (
    children
  )
  if (kind === 'account') return <SettingsPage {...page}>{content}</SettingsPage>
  return (
    <EnvironmentPage {...page} blockedBy={undefined}>
      {content}
    </EnvironmentPage>
  )
}

/** Whether there is anything to ask for: not while the page's Environment is suspended. */
export function useIsOpen(): boolean {
  const { environment } = useWorkspace()
  const { kind } = useWebhookTier()
  return useBlocked() === undefined && (kind === 'account' || !environment.suspended)
}
