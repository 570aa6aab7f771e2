import { useOnline } from '../hooks/use-online.ts'
import { Banner } from '../parts/banner.tsx'
import { useWords } from '../words/use-words.ts'
import { useEnvironmentId, useWorkspace } from './workspace.tsx'

/** What everybody should know before they act: no connection, nothing is sent. */
export function Banners() {
  const { banners } = useWords().shell
  const { account, environment } = useWorkspace()
  const isHere = useEnvironmentId() === environment.id
  const online = useOnline()
  return (
    <div className="banners" role="status">
      {!online && <Banner mood="fair">{banners.offline}</Banner>}
      {account.suspended && <Banner mood="bad">{banners.account}</Banner>}
      {!account.suspended && isHere && environment.suspended && (
        <Banner mood="bad">{banners.environment(environment.name)}</Banner>
      )}
    </div>
  )
}
