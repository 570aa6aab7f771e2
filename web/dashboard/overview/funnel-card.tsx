import { Link } from 'wouter'
import { getIdentityInvitesFunnel } from '../../../client/index.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useSearchState } from '../hooks/use-search-state.ts'
import { Segments } from '../parts/segments.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { FunnelChart } from './funnel-chart.tsx'
import { FunnelFacts } from './funnel-facts.tsx'
import { ImportFilter } from './import-filter.tsx'

const periods = [7, 30, 90]
const dayMs = 86_400_000

/** How far invites got: of a period, or of one import as a whole. Both are in the URL. */
export function FunnelCard() {
  const { funnel: words } = useWords().overview
  const { may } = useWorkspace()
  const [{ days, import: importId }, setState] = useSearchState({ days: '30', import: '' })
  const period = periods.find((one) => String(one) === days) ?? 30
  const { data, error, refetch, isFetching } = useAnswer(
    ['invites', 'funnel', importId || period],
    (opts) => getIdentityInvitesFunnel(importId ? { importId } : since(period), opts),
  )
  return (
    <section className="card" aria-labelledby="funnel-title">
      <div className="card-head">
        <h2 id="funnel-title">{words.title}</h2>
        <div className="toolbar">
          {may('import.manage') && (
            <ImportFilter value={importId} onChange={(id) => setState({ import: id })} />
          )}
          {!importId && (
            <Segments
              label={words.period}
              options={periods.map((one) => ({ id: String(one), name: words.days(one) }))}
              value={String(period)}
              onChange={(id) => setState({ days: id })}
            />
          )}
        </div>
      </div>
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
      {data && data.created === 0 && <NoInvites isImport={importId !== ''} days={period} />}
      {data && data.created > 0 && (
        <div className="funnel">
          <FunnelChart funnel={data} />
          <FunnelFacts funnel={data} />
        </div>
      )}
    </section>
  )
}

const since = (days: number) => ({
  createdAfter: new Date(Date.now() - days * dayMs).toISOString(),
})

function NoInvites({ isImport, days }: { isImport: boolean; days: number }) {
  const { funnel: words } = useWords().overview
  const { environment } = useWorkspace()
  return (
    <div className="funnel-none">
      <p>
        <strong>{isImport ? words.noneOfImport : words.none(days)}</strong>
      </p>
      <p className="soft">{words.noneText}</p>
      <Link
        href={`/e/${environment.id}/identities?dialog=invite`}
        className="button"
        data-kind="secondary"
      >
        {words.invite}
      </Link>
    </div>
  )
}
