import type { Invite } from '../../../client/index.ts'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Time } from '../parts/time.tsx'
import { useWords } from '../words/use-words.ts'
import { DeliveryBadge, StatusBadge } from './badges.tsx'
import { Gives } from './gives.tsx'
import type { Group } from './invite-filter.ts'
import { Person } from './person.tsx'

/** Pending invites tell how far they got and how long they wait, the others how they ended. */
export function useInviteColumns(group: Group): Column<Invite>[] {
  const { columns, opened } = useWords().invites
  const person: Column<Invite> = {
    id: 'person',
    header: columns.person,
    cell: ({ name, email, mobile_number }) => (
      <Person name={name} address={email ?? mobile_number} />
    ),
  }
  const gives: Column<Invite> = {
    id: 'gives',
    header: columns.gives,
    onlyWide: true,
    cell: (invite) => <Gives {...{ invite }} />,
  }
  const status: Column<Invite> = {
    id: 'status',
    header: columns.status,
    cell: (invite) => <StatusBadge status={invite.status} />,
  }
  const delivery: Column<Invite> = {
    id: 'delivery',
    header: columns.delivery,
    onlyWide: true,
    cell: (invite) =>
      invite.opened_at ? (
        <Badge mood="accent">{opened}</Badge>
      ) : (
        <DeliveryBadge state={invite.delivery.state} />
      ),
  }
  const when = (id: string, header: string, at: (invite: Invite) => string): Column<Invite> => ({
    id,
    header,
    onlyWide: true,
    align: 'end',
    cell: (invite) => <Time at={at(invite)} />,
  })
  const sent = when('sent', columns.sent, ({ created_at }) => created_at)
  return group === 'pending'
    ? [
        person,
        gives,
        status,
        delivery,
        sent,
        when('expires', columns.expires, ({ expires_at }) => expires_at),
      ]
    : [person, gives, status, sent, when('changed', columns.changed, endOf)]
}

/** Expiring happens without anybody's doing, often long before it is noted. */
const endOf = ({ status, expires_at, updated_at }: Invite) =>
  status === 'expired' ? expires_at : updated_at
