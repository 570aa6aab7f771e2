import { Link } from 'wouter'
import { type Invite, listIdentityInvites } from '../../../client/index.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useNow } from '../hooks/use-now.ts'
import { Badge } from '../parts/badge.tsx'
import { Icon } from '../parts/icon.tsx'
import { Time } from '../parts/time.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'

const looked = 200
const shown = 6
const soonMs = 2 * 86_400_000

/** Pending invites that somebody should look at: a failed message, an end that is near. */
export function Attention() {
  const { attention: words } = useWords().overview
  const { environment } = useWorkspace()
  const nowMs = useNow()
  const { data, error, refetch, isFetching } = useAnswer(['invites', 'attention'], (opts) =>
    listIdentityInvites({ status: 'pending', limit: looked }, opts),
  )
  const invites = (data?.data ?? []).filter((invite) => needsCare(invite, nowMs))
  const first = [...invites].sort(failedFirst).slice(0, shown)
  const list = `/e/${environment.id}/identities?tab=invites`
  return (
    <section className="card" aria-labelledby="attention-title">
      <div className="card-head">
        <h2 id="attention-title">{words.title}</h2>
        <Link href={list}>{words.all}</Link>
      </div>
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
      {data && first.length === 0 && (
        <p className="all-well">
          <Icon name="check" /> {words.none}
        </p>
      )}
      {first.length > 0 && (
        <ul className="lines">
          {first.map((invite) => (
            <Line key={invite.id} invite={invite} href={`${list}&invite=${invite.id}`} />
          ))}
        </ul>
      )}
      {data?.next_cursor && <p className="advice">{words.newest(looked)}</p>}
    </section>
  )
}

const hasFailed = ({ delivery }: Invite) => delivery.state === 'failed'
const needsCare = (invite: Invite, nowMs: number) =>
  hasFailed(invite) || new Date(invite.expires_at).getTime() - nowMs < soonMs
const failedFirst = (a: Invite, b: Invite) =>
  Number(hasFailed(b)) - Number(hasFailed(a)) || a.expires_at.localeCompare(b.expires_at)

function Line({ invite, href }: { invite: Invite; href: string }) {
  const { attention: words } = useWords().overview
  return (
    <li>
      <Link href={href} className="line">
        <span className="two-lines">
          <span>{invite.name}</span>
          <span className="soft">{invite.email ?? invite.mobile_number}</span>
        </span>
        {hasFailed(invite) ? (
          <Badge mood="bad">{words.failed}</Badge>
        ) : (
          <Badge mood="fair">
            {words.expires} <Time at={invite.expires_at} />
          </Badge>
        )}
      </Link>
    </li>
  )
}
