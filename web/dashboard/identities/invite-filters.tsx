import { Button } from '../parts/button.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Segments } from '../parts/segments.tsx'
import { Select } from '../parts/select.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useEnvironmentId } from '../shell/workspace.tsx'
import { useWords } from '../words/use-words.ts'
import { finalStatuses, isFiltered, statuses } from './invite-filter.ts'
import { useRoles } from './look-ups.ts'
import { noFilters, type PlaceChange, usePlace } from './place.ts'

const any = 'any'
const chosen = (id: string) => (id === any ? '' : id)

/** What to see of the invites, kept in the URL. */
export function InviteFilters() {
  const { identities, invites } = useWords()
  const { views, filters } = invites
  const { place, go } = usePlace()
  const change = (to: PlaceChange) => go(to, { replace: true })
  return (
    <fieldset className="toolbar" aria-label={filters.label}>
      <Segments
        label={views.label}
        options={[
          { id: 'all', name: views.all },
          { id: 'pending', name: views.pending },
          { id: 'attention', name: views.attention },
          { id: 'history', name: views.history },
        ]}
        value={place.view}
        onChange={(view) => change({ view, status: '' })}
      />
      <SearchField label={identities.search} value={place.q} onChange={(q) => change({ q })} />
      <StatusFilter />
      <RoleFilter />
      <CreatedFilter />
      {place.import && (
        <Button kind="quiet" onPress={() => change({ import: '' })}>
          {filters.ofImport} ×
        </Button>
      )}
      {isFiltered(place) && (
        <Button kind="quiet" onPress={() => change(noFilters)}>
          {filters.clear}
        </Button>
      )}
    </fieldset>
  )
}

function StatusFilter() {
  const { filters, statuses: words } = useWords().invites
  const { place, go } = usePlace()
  if (place.view === 'pending' || place.view === 'attention') return null
  const known = place.view === 'history' ? finalStatuses : statuses
  return (
    <Select
      aria-label={filters.status}
      options={[
        { id: any, name: filters.anyStatus },
        ...known.map((id) => ({ id, name: words[id] })),
      ]}
      value={place.status || any}
      onChange={(id) => go({ status: chosen(id) }, { replace: true })}
    />
  )
}

function RoleFilter() {
  const { filters } = useWords().invites
  const { place, go } = usePlace()
  const { data: roles = [] } = useRoles()
  if (useEnvironmentId() === undefined || roles.length === 0) return null
  return (
    <Select
      aria-label={filters.role}
      options={[{ id: any, name: filters.anyRole }, ...roles.map(({ id, name }) => ({ id, name }))]}
      value={place.role || any}
      onChange={(id) => go({ role: chosen(id) }, { replace: true })}
    />
  )
}

function CreatedFilter() {
  const { filters } = useWords().invites
  const { place, go } = usePlace()
  const change = (to: PlaceChange) => go(to, { replace: true })
  const day = (name: 'from' | 'to') => (
    <TextField
      name={name}
      label={filters[name]}
      isRequired
      type="date"
      value={place[name]}
      onChange={(value) => change({ [name]: value })}
    />
  )
  return (
    <>
      <Select
        aria-label={filters.created}
        options={[
          { id: any, name: filters.anyTime },
          { id: 'day', name: filters.day },
          { id: 'week', name: filters.week },
          { id: 'month', name: filters.month },
          { id: 'between', name: filters.between },
        ]}
        value={place.created || any}
        onChange={(id) => change({ created: chosen(id), from: '', to: '' })}
      />
      {place.created === 'between' && (
        <div className="period">
          {day('from')}
          {day('to')}
        </div>
      )}
    </>
  )
}
