import { Link } from 'wouter'
import type { Import } from '../../../client/index.ts'
import { useRunningAgain } from '../imports/list/use-running-again.ts'
import { StatusBadge } from '../imports/run/status-badge.tsx'
import { Time } from '../parts/time.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { useRecentImports } from './recent.ts'

const shown = 5

/** The last runs, and how they went. */
export function RecentImports() {
  const { imports: words } = useWords().overview
  const { environment } = useWorkspace()
  const { data, error, refetch, isFetching } = useRecentImports()
  const list = `/e/${environment.id}/imports`
  const runs = (data?.data ?? []).slice(0, shown)
  useRunningAgain({ rows: runs, refetch })
  return (
    <section className="card" aria-labelledby="imports-title">
      <div className="card-head">
        <h2 id="imports-title">{words.title}</h2>
        {runs.length > 0 && <Link href={list}>{words.all}</Link>}
      </div>
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
      {data && runs.length === 0 && (
        <div className="funnel-none">
          <p className="soft">{words.none}</p>
          <Link href={`${list}/new`} className="button" data-kind="secondary">
            {words.start}
          </Link>
        </div>
      )}
      {runs.length > 0 && (
        <ul className="lines">
          {runs.map((run) => (
            <Line key={run.id} run={run} href={`${list}/${run.id}`} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ run, href }: { run: Import; href: string }) {
  const { imports: words } = useWords()
  const { total, queued, failed } = run.counts
  return (
    <li>
      <Link href={href} className="line">
        <span className="two-lines">
          <span>{run.filename ?? words.noFile}</span>
          <span className="soft">
            {words.settled(total - queued, total)}
            {failed > 0 && <span className="bad"> · {words.failed(failed)}</span>}
            {' · '}
            <Time at={run.created_at} />
          </span>
        </span>
        <StatusBadge status={run.status} />
      </Link>
    </li>
  )
}
