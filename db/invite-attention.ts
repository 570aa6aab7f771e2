import type { Sql } from './client.ts'
import { type InviteRow, type InviteScope, inScope, readColumns } from './invites.ts'

/** Of all pending invites that somebody should look at, how many there are, and the most urgent ones. */
export type InvitesInNeed = { failed: number; ending: number; first: InviteRow[] }

/** A pending invite whose message cannot be delivered, or whose window ends within two days. */
export const needingAttention = (sql: Sql) => sql`
  status = 'pending' and revocation is null and expires_at > now()
    and (delivery_state = 'failed' or expires_at < now() + interval '2 days')`

/** Those that were never delivered come first, then those that end soonest. */
export async function readInvitesInNeed(
  sql: Sql,
  scope: InviteScope,
  limit: number,
): Promise<InvitesInNeed> {
  const needing = sql`${inScope(sql, scope)} and ${needingAttention(sql)}`
  const [[counts], first] = await Promise.all([
    sql<[{ failed: number; ending: number }]>`
      select (count(*) filter (where delivery_state = 'failed'))::int as failed,
        (count(*) filter (where delivery_state <> 'failed'))::int as ending
      from invites where ${needing}`,
    sql<InviteRow[]>`
      select ${readColumns(sql)} from invites where ${needing}
      order by delivery_state = 'failed' desc, expires_at, id limit ${limit}`,
  ])
  return { ...counts, first }
}
