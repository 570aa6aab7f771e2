import type { Invite } from '../invite.ts'
import { Heading } from '../parts/heading.tsx'
import { ClosedBadge, MailBadge } from '../parts/icons.tsx'
import { useWords } from '../words/context.tsx'

/** The end of this link: it was declined, or a mailed one took its place. */
export function Closing({ step, invite }: { step: 'inbox' | 'declined'; invite: Invite }) {
  const { inbox, declined } = useWords()
  if (step === 'declined') {
    return (
      <Heading title={declined.title} icon={<ClosedBadge />}>
        <p>{declined.text(invite.accountName)}</p>
      </Heading>
    )
  }
  return (
    <Heading title={inbox.title} icon={<MailBadge />}>
      <p>{inbox.text(invite.maskedEmail)}</p>
      <p>{inbox.note}</p>
    </Heading>
  )
}
