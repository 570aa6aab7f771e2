import { useMemo } from 'react'
import type { Invite } from '../../../client/index.ts'
import { usePages } from '../api/use-answer.ts'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { useWords } from '../words/use-words.ts'
import { useInviteColumns } from './invite-columns.tsx'
import { filterOf, type Group, groupsOf, isFiltered } from './invite-filter.ts'
import { InviteFilters } from './invite-filters.tsx'
import { useLiveInvites } from './live-invites.ts'
import { usePlace } from './place.ts'
import { type InviteStatus, useTier } from './tier.ts'

/** Pending invites, then what became of the others. They change by themselves. */
export function Invites() {
  const words = useWords().invites
  const { place } = usePlace()
  useLiveInvites()
  const groups = groupsOf(place)
  return (
    <>
      <InviteFilters />
      {groups.map(({ group, statuses }) => (
        <section key={group} className="group">
          {groups.length > 1 && (
            <h2>{group === 'pending' ? words.pendingList : words.historyList}</h2>
          )}
          <InviteList group={group} statuses={statuses} />
        </section>
      ))}
    </>
  )
}

function InviteList({ group, statuses }: { group: Group; statuses: InviteStatus[] }) {
  const words = useWords().invites
  const { place, hrefTo } = usePlace()
  const tier = useTier()
  const columns = useInviteColumns(group)
  const { q, view, role, created, from, to, import: importId } = place
  // biome-ignore lint/correctness/useExhaustiveDependencies: time goes on, the list's beginning stays.
  const filter = useMemo(
    () => filterOf(place, Date.now()),
    [q, view, role, created, from, to, importId],
  )
  const key = ['invites', tier.kind, { ...filter, statuses }] as const
  const listing = usePages<Invite>(key, (cursor, opts) =>
    tier.listInvites({ ...filter, status: statuses, ...(cursor && { cursor }) }, opts),
  )
  return (
    <DataTable
      label={group === 'pending' ? words.pendingList : words.historyList}
      columns={columns}
      listing={listing}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => hrefTo({ invite: id })}
      empty={<Nothing group={group} />}
    />
  )
}

function Nothing({ group }: { group: Group }) {
  const { empty, noMatch } = useWords().invites
  const { place } = usePlace()
  if (isFiltered(place)) {
    return <EmptyState title={noMatch.title}>{noMatch.text}</EmptyState>
  }
  if (place.view === 'attention') return <p className="nothing">{empty.attention}</p>
  if (place.view === 'all') return <p className="nothing">{empty[group]}</p>
  return <EmptyState title={empty.title}>{empty[group]}</EmptyState>
}
