import { Link } from 'wouter'
import type { Identity } from '../../../client/index.ts'
import { usePages } from '../api/use-answer.ts'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Time } from '../parts/time.tsx'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { Access } from './access.tsx'
import { Person } from './person.tsx'
import { usePlace } from './place.ts'
import { useTier } from './tier.ts'

/** Everybody who has accepted or was created, newest first. */
export function Directory() {
  const { identities: words } = useWords()
  const { place, go, hrefTo } = usePlace()
  const tier = useTier()
  const columns = useColumns()
  const { q } = place
  const listing = usePages<Identity>(['identities', tier.kind, { q }], (cursor, opts) =>
    tier.listIdentities({ ...(q && { q }), ...(cursor && { cursor }) }, opts),
  )
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={words.search}
          value={q}
          onChange={(text) => go({ q: text }, { replace: true })}
        />
      </div>
      <DataTable
        label={words.list}
        columns={columns}
        listing={listing}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => hrefTo({ identity: id })}
        empty={<Nobody />}
      />
    </>
  )
}

function useColumns(): Column<Identity>[] {
  const { columns, states, verified, unverified } = useWords().identities
  return [
    {
      id: 'person',
      header: columns.person,
      cell: ({ name, email, mobile_number }) => (
        <Person name={name} address={email ?? mobile_number} />
      ),
    },
    {
      id: 'status',
      header: columns.status,
      onlyWide: true,
      cell: ({ status, email_verified }) => (
        <span className="badges">
          <Badge mood="good">{states[status]}</Badge>
          <Badge mood={email_verified ? 'plain' : 'fair'}>
            {email_verified ? verified : unverified}
          </Badge>
        </span>
      ),
    },
    { id: 'access', header: columns.access, cell: (identity) => <Access {...{ identity }} /> },
    {
      id: 'created',
      header: columns.created,
      onlyWide: true,
      align: 'end',
      cell: ({ created_at }) => <Time at={created_at} />,
    },
  ]
}

function Nobody() {
  const { empty, noMatch } = useWords().identities
  const { place, go, hrefTo } = usePlace()
  const inEnvironment = useEnvironmentId() !== undefined
  if (place.q) {
    return (
      <EmptyState
        title={noMatch.title}
        actions={<Button onPress={() => go({ q: '' })}>{noMatch.clear}</Button>}
      >
        {noMatch.text}
      </EmptyState>
    )
  }
  const link = (
    <Link href={hrefTo({ tab: 'invites' })} className="button" data-kind="secondary">
      {empty.invites}
    </Link>
  )
  return (
    <EmptyState title={empty.title} actions={link}>
      {inEnvironment ? empty.access : empty.tenant}
    </EmptyState>
  )
}
