import type { Invite } from '../../../client/index.ts'
import { useNow } from '../hooks/use-now.ts'
import { Countdown, Time } from '../parts/time.tsx'
import { useWords } from '../words/use-words.ts'
import { StatusBadge } from './badges.tsx'

const dayMs = 86_400_000

/** How an invite stands, and how long it still waits. */
export function InviteHeadline({ invite }: { invite: Invite }) {
  const { headlines } = useWords().invites
  const { status, expires_at, updated_at } = invite
  return (
    <div className="headline">
      <StatusBadge status={status} />
      <span>{headlines[status]}</span>
      <span className="headline-when">
        {status === 'pending' ? <TimeLeft until={expires_at} /> : null}
        {status === 'expired' ? <Time at={expires_at} /> : null}
        {status !== 'pending' && status !== 'expired' ? <Time at={updated_at} /> : null}
      </span>
    </div>
  )
}

/** A clock on the last day; before that the day will do. */
function TimeLeft({ until }: { until: string }) {
  const { window: words } = useWords().invites
  const isSoon = new Date(until).getTime() - useNow() < dayMs
  if (!isSoon) {
    return (
      <>
        {words.expires} <Time at={until} />
      </>
    )
  }
  return (
    <>
      {words.left} <Countdown until={until} />
    </>
  )
}
