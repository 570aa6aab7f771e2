import { Link } from 'wouter'
import { getIdentityInvitesAttention, type Invite } from '../../../client/index.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Badge } from '../parts/badge.tsx'
import { Icon } from '../parts/icon.tsx'
import { Time } from '../parts/time.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Loading } from '../shell/loading.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'

/** Pending invites that somebody should look at: a failed message, an end that is near. */
export function Attention() {
  const { attention: words } = useWords().overview
  const { environment } = useWorkspace()
  const { data, error, refetch, isFetching } = useAnswer(['invites', 'attention'], (opts) =>
    getIdentityInvitesAttention({}, opts),
  )
  const list = `/e/${environment.id}/identities?tab=invites`
  const count = data ? data.failed + data.ending : 0
  return (
    <section className="card" aria-labelledby="attention-title">
      <div className="card-head">
        <h2 id="attention-title">{words.title}</h2>
        {count > 0 ? (
          <Link href={`${list}&view=attention`}>{words.allOf(count)}</Link>
        ) : (
          <Link href={list}>{words.all}</Link>
        )}
      </div>
      {error && !data && <Trouble refusal={error} retry={refetch} busy={isFetching} />}
      {!data && !error && <Loading />}
      {data && count === 0 && (
        <p className="all-well">
          <Icon name="check" /> {words.none}
        </p>
      )}
      {data && count > 0 && (
        <>
          <ul className="lines">
            {data.data.map((invite) => (
              <Line key={invite.id} invite={invite} href={`${list}&invite=${invite.id}`} />
            ))}
          </ul>
          <p className="advice">{words.counts(data.failed, data.ending)}</p>
        </>
      )}
    </section>
  )
}

const hasFailed = ({ delivery }: Invite) => delivery.state === 'failed'

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
