import type { Place } from './place.ts'
import type { InviteFilter, InviteStatus } from './tier.ts'

/** Those whose life is over. */
export const finalStatuses = ['accepted', 'expired', 'revoked', 'rejected'] as const
export const statuses: readonly InviteStatus[] = ['pending', ...finalStatuses]

export type Group = 'pending' | 'history'

/** The lists that a view shows, each with the statuses it asks for. */
export function groupsOf({ view, status }: Place): { group: Group; statuses: InviteStatus[] }[] {
  const one = statuses.find((known) => known === status)
  const pending = { group: 'pending' as const, statuses: ['pending' as const] }
  const history = { group: 'history' as const, statuses: [...finalStatuses] }
  if (view === 'attention') return [pending]
  const shown = view === 'pending' ? [pending] : view === 'history' ? [history] : [pending, history]
  if (!one) return shown
  return shown
    .filter((group) => group.statuses.some((known) => known === one))
    .map((group) => ({ ...group, statuses: [one] }))
}

const dayMs = 86_400_000
const spans: Record<string, number> = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs }

/** What the URL says, as the API is asked; times to the quarter of an hour, so that lists stay put. */
export function filterOf(place: Place, nowMs: number): Omit<InviteFilter, 'cursor' | 'status'> {
  const { q, role: roleId, import: importId, view } = place
  const { createdAfter, createdBefore } = periodOf(place, nowMs)
  return {
    ...(q && { q }),
    ...(roleId && { roleId }),
    ...(importId && { importId }),
    ...(view === 'attention' && { needsAttention: true }),
    ...(createdAfter && { createdAfter }),
    ...(createdBefore && { createdBefore }),
  }
}

const roundMs = 900_000

function periodOf({ created, from, to }: Place, nowMs: number) {
  const spanMs = spans[created]
  if (spanMs !== undefined) {
    const since = Math.floor((nowMs - spanMs) / roundMs) * roundMs
    return { createdAfter: new Date(since).toISOString(), createdBefore: '' }
  }
  if (created !== 'between') return { createdAfter: '', createdBefore: '' }
  return { createdAfter: startOf(from, 0), createdBefore: startOf(to, 1) }
}

/** The beginning of a day of the reader's, so many days later; empty for what is no day. */
function startOf(day: string, later: number): string {
  const at = new Date(`${day}T00:00`)
  at.setDate(at.getDate() + later)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** Whether anything but the view narrows the lists down. */
export const isFiltered = ({ q, status, role, created, import: importId }: Place): boolean =>
  [q, status, role, created, importId].some((value) => value !== '')
