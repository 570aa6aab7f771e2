import { Link } from 'wouter'
import { isUntouched, useSetup } from '../guide/setup.ts'
import { useGuide } from '../guide/use-guide.ts'
import { useLiveInvites } from '../identities/live-invites.ts'
import { Attention } from '../overview/attention.tsx'
import { FunnelCard } from '../overview/funnel-card.tsx'
import { RecentImports } from '../overview/recent-imports.tsx'
import { SetupBanner } from '../overview/setup-banner.tsx'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Page } from '../shell/page.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'

/** How an Environment does: what is missing, how far invites get, and what to look after. */
export function OverviewPage() {
  const { overview } = useWords()
  const { environment, may } = useWorkspace()
  const { data: setup } = useSetup()
  const guide = useGuide()
  if (environment.suspended) return <Suspended name={environment.name} />
  const isEmpty = setup !== undefined && isUntouched(setup)
  const opener = <Button onPress={() => guide.open('invite')}>{overview.guide}</Button>
  return (
    <Page title={overview.title} actions={!isEmpty && guide.tab === null && opener}>
      {isEmpty && <SetupBanner onPress={() => guide.open('invite')} />}
      <Live />
      <FunnelCard />
      <div className="overview-columns">
        <Attention />
        {may('import.manage') && <RecentImports />}
      </div>
    </Page>
  )
}

const live = { touches: ['imports'], restMs: 5000 }

/** What an invite that changes has changed here: a run of an import makes many. */
function Live() {
  useLiveInvites(live)
  return null
}

function Suspended({ name }: { name: string }) {
  const { overview } = useWords()
  const way = (
    <Link href="/settings/environments" className="button" data-kind="secondary">
      {overview.toEnvironments}
    </Link>
  )
  return (
    <Page title={overview.title}>
      <EmptyState title={overview.suspended(name)} actions={way}>
        {overview.suspendedText}
      </EmptyState>
    </Page>
  )
}
