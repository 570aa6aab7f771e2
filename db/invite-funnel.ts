import type { Sql } from './client.ts'
import { createdWithin, type InviteFilter } from './invite-lists.ts'
import { type InviteScope, inScope } from './invites.ts'

export type FunnelFilter = Pick<InviteFilter, 'importId' | 'createdAfter' | 'createdBefore'>

/** How many invites reached each step, however they went on; statuses as they read now. */
export type Funnel = {
  created: number
  sent: number
  opened: number
  accepted: number
  declined: number
  expired: number
  revoked: number
  pending: number
  medianSecondsToAccept: number | null
}

/**
 * Read in one pass over the invites of a place, from the index alone that holds them in the order
 * they were made. Who accepts or declines has opened the link, also by a page that does not tell.
 * Of invites from before migration 0004 other columns tell when they were sent and accepted.
 */
export async function readFunnel(
  sql: Sql,
  scope: InviteScope,
  filter: FunnelFilter,
): Promise<Funnel> {
  const [funnel] = await sql<[Funnel]>`
    select count(*)::int as created,
      count(coalesce(first_sent_at, delivery_sent_at))::int as sent,
      (count(*) filter (where opened_at is not null or now_is in ('accepted', 'rejected')))::int
        as opened,
      (count(*) filter (where now_is = 'accepted'))::int as accepted,
      (count(*) filter (where now_is = 'rejected'))::int as declined,
      (count(*) filter (where now_is = 'expired'))::int as expired,
      (count(*) filter (where now_is = 'revoked'))::int as revoked,
      (count(*) filter (where now_is = 'pending'))::int as pending,
      (percentile_cont(0.5) within group (order by extract(epoch from ended_at - created_at)::float8)
        filter (where now_is = 'accepted')) as median_seconds_to_accept
    from (
      select first_sent_at, delivery_sent_at, opened_at, created_at,
        coalesce(accepted_at, updated_at) as ended_at,
        invite_status(status, revocation, expires_at) as now_is
      from invites
      where ${inScope(sql, scope)} ${filter.importId ? sql`and import_id = ${filter.importId}` : sql``}
        ${createdWithin(sql, filter)}) invites`
  return funnel
}
