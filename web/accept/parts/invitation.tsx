import type { Invite } from '../invite.ts'
import { useLanguage } from '../words/context.tsx'
import { Heading } from './heading.tsx'
import { Monogram } from './icons.tsx'

/** Who invites to what, until when; the head of every step that still leads somewhere. */
export function Invitation({ invite }: { invite: Invite }) {
  const { words } = useLanguage()
  const { accountName, inviterName } = invite
  return (
    <>
      <Heading title={words.join(accountName)} icon={<Monogram name={accountName} />}>
        <p>
          {inviterName ? words.invitedBy(inviterName, accountName) : words.invited(accountName)}
        </p>
      </Heading>
      <InviteSummary invite={invite} />
    </>
  )
}

function InviteSummary({ invite }: { invite: Invite }) {
  const { words, locale } = useLanguage()
  const { summary } = words
  const { roleNames, applicationName, expiresAtMs } = invite
  const expires = new Date(expiresAtMs)
  return (
    <dl className="summary">
      <Line term={summary.address}>{invite.sentTo}</Line>
      <Line term={roleNames.length > 1 ? summary.roles : summary.role}>
        {new Intl.ListFormat(locale).format(roleNames)}
      </Line>
      <Line term={summary.application}>{applicationName}</Line>
      <Line term={summary.validUntil}>
        <time dateTime={expires.toISOString()}>{moment(locale).format(expires)}</time>
      </Line>
    </dl>
  )
}

/** A moment in the reader's own time zone, and which one that is. */
const moment = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })

function Line({ term, children }: { term: string; children: string | React.ReactElement }) {
  if (children === '') return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
