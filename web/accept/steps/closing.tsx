import type { Invite } from '../invite.ts'
import { Heading } from '../parts/heading.tsx'
import { ClosedBadge, MailBadge } from '../parts/icons.tsx'
import { useWords } from '../words/context.tsx'

/** The end of this link: it was declined, or a fresh one took its place. */
export function Closing({ step, invite }: { step: 'inbox' | 'declined'; invite: Invite }) {
  const { inbox, texted, declined } = useWords()
  if (step === 'declined') {
    return (
      <Heading title={declined.title} icon={<ClosedBadge />}>
        <p>{declined.text(invite.accountName)}</p>
      </Heading>
    )
  }
  const { title, note } = invite.isTexted ? texted : inbox
  return (
    <Heading title={title} icon={<MailBadge />}>
      <p>{inbox.text(invite.sentTo)}</p>
      <p>{note}</p>
    </Heading>
  )
}
