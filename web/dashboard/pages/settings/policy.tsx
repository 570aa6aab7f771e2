import { getAccountPolicy } from '../../../../client/index.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Banner } from '../../parts/banner.tsx'
import { TableSkeleton } from '../../parts/table-skeleton.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { PolicyForm } from './policy/policy-form.tsx'
import { useBlocked } from './shared/use-blocked.ts'

/** What an Account decides for its invites. */
export function PolicyPage() {
  const { titles, policy: words } = useWords().settings
  const { account } = useWorkspace()
  const blockedBy = useBlocked()
  const { data, error, refetch, isFetching } = useAnswer(['policy'], (opts) =>
    getAccountPolicy({ slug: account.slug }, opts),
  )
  return (
    <SettingsPage title={titles.policy} lead={words.lead}>
      {blockedBy && <Banner>{blockedBy}</Banner>}
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <TableSkeleton columns={1} />}
      {data && <PolicyForm key={JSON.stringify(data)} policy={data} blockedBy={blockedBy} />}
    </SettingsPage>
  )
}
