import type { Invite } from '../../../client/index.ts'
import { closed } from '../hooks/trail.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { useWords } from '../words/use-words.ts'
import { Made } from './made.tsx'
import { usePlace } from './place.ts'

/** What happened, and what happens next. */
export function InviteMade({ invite }: { invite: Invite }) {
  const { sent } = useWords().invites
  const { name, email, send_email, expires_at, accept_url } = invite
  return (
    <Made
      title={sent.title(name || email || '')}
      text={`${send_email ? sent.mailed(email ?? '') : sent.notMailed} ${sent.until(expires_at)}`}
    >
      {accept_url && (
        <div className="made-link">
          <span className="label">{sent.link}</span>
          <code className="code">{accept_url}</code>
        </div>
      )}
    </Made>
  )
}

export function InviteMadeButtons({ invite, next }: { invite: Invite; next: () => void }) {
  const { sent, actions } = useWords().invites
  const { go } = usePlace()
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => go({ ...closed, tab: 'invites', invite: invite.id }, { replace: true })}
      >
        {sent.open}
      </Button>
      <span className="push" />
      {invite.accept_url && <CopyButton text={invite.accept_url} label={actions.copyLink} />}
      <Button kind="primary" onPress={next}>
        {sent.another}
      </Button>
    </>
  )
}
