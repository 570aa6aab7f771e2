import type { InviteWithEvents } from '../../../client/index.ts'
import { asClock } from '../../accept/countdown.ts'
import { useAction } from '../api/use-action.ts'
import { closed } from '../hooks/trail.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { RefusalNotice } from '../parts/refusal-notice.tsx'
import { tell } from '../parts/toasts.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { usePlace } from './place.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { useTier } from './tier.ts'
import { useCooldown } from './use-cooldown.ts'

type Props = { invite: InviteWithEvents }

/** What can be done with an invite as it stands. */
export function InviteActions({ invite }: Props) {
  const { actions } = useWords().identities
  const { may } = useWorkspace()
  if (!may('invite.manage')) {
    return <p className="soft">{actions.forbidden('invite.manage')}</p>
  }
  if (invite.status === 'pending') return <PendingActions invite={invite} />
  return (
    <>
      {invite.status === 'expired' && <Resend invite={invite} kind="secondary" />}
      <InviteAgain invite={invite} />
    </>
  )
}

function PendingActions({ invite }: Props) {
  const { actions } = useWords().invites
  const { go } = usePlace()
  const tier = useTier()
  const link = useAction((id: string, opts) => tier.takeLink(id, opts), { touches: ['invites'] })
  const takeLink = async () => {
    const { accept_url = '' } = await link.mutateAsync(invite.id)
    return accept_url
  }
  return (
    <>
      {link.error && <RefusalNotice refusal={link.error} />}
      {link.data?.accept_url && (
        <p className="taken-link">
          <code className="code">{link.data.accept_url}</code>
          <span className="soft">{actions.copied}</span>
        </p>
      )}
      <Button kind="danger" onPress={() => go({ confirm: 'revoke' })}>
        {actions.revoke}
      </Button>
      <span className="push" />
      <CopyButton text={takeLink} label={actions.copyLink} />
      <Resend invite={invite} kind="primary" />
      <RevokeDialog invite={invite} />
    </>
  )
}

function Resend({ invite, kind }: Props & { kind: 'primary' | 'secondary' }) {
  const { actions } = useWords().invites
  const { go } = usePlace()
  const tier = useTier()
  const { mutate, error, isPending } = useAction((id: string, opts) => tier.resend(id, opts), {
    touches: ['invites'],
    onDone: ({ id, send_email }) => {
      if (id !== invite.id) go({ invite: id })
      const isSame = send_email ? actions.resent : actions.renewed
      tell(id === invite.id ? isSame : actions.replaced)
    },
  })
  const seconds = useCooldown(invite, error)
  const isCooling = error?.code === 'resend_cooldown'
  const pendingId = error?.existingInviteId
  return (
    <>
      {error && !isCooling && (
        <RefusalNotice refusal={error}>{pendingId && <PendingLink id={pendingId} />}</RefusalNotice>
      )}
      <Button
        kind={kind}
        onPress={() => mutate(invite.id)}
        isPending={isPending}
        refusal={error}
        blockedBy={seconds > 0 ? actions.cooldown : undefined}
      >
        {seconds > 0 ? actions.resendIn(asClock(seconds)) : actions.resend}
      </Button>
    </>
  )
}

/** Leads to the invite that stands in the way of another one. */
export function PendingLink({ id }: { id: string }) {
  const { dialog } = useWords().invites
  const { go } = usePlace()
  return (
    <Button onPress={() => go({ ...closed, tab: 'invites', invite: id })}>
      {dialog.openPending}
    </Button>
  )
}

function InviteAgain({ invite }: Props) {
  const { actions } = useWords().invites
  const { go } = usePlace()
  const dialog = invite.assignments.length > 0 ? 'assign' : 'invite'
  return (
    <Button kind="primary" onPress={() => go({ ...closed, dialog, again: invite.id })}>
      {actions.again}
    </Button>
  )
}
