import { writeAddress } from '../domain/address.ts'
import type { InviteStatus } from '../domain/invite.ts'
import type { Sql } from './client.ts'
import { needingAttention } from './invite-attention.ts'
import { type InviteRow, type InviteScope, inScope, readColumns } from './invites.ts'

export type InviteFilter = {
  status?: InviteStatus | InviteStatus[] | undefined // any of them
  invitedByIdentity?: string | undefined
  email?: string | undefined
  q?: string | undefined
  importId?: string | undefined
  roleId?: string | undefined
  nodeId?: string | undefined
  needsAttention?: boolean | undefined
  createdAfter?: Date | undefined
  createdBefore?: Date | undefined
}

type Page = { filter: InviteFilter; limit: number; before: string | null }

/**
 * Newest first, by id: a UUIDv7 tells when its row was made, so the order never shifts. What reads
 * as expired or revoked is stored in two ways, each with its index, so each is asked for itself.
 */
export async function listInvites(sql: Sql, scope: InviteScope, page: Page): Promise<InviteRow[]> {
  const parts = waysToRead(sql, page.filter.status).map(
    (way) => sql`
      (select invites.* from invites
        where ${inScope(sql, scope)} and ${way} ${page.before ? sql`and id < ${page.before}` : sql``}
          ${matching(sql, page.filter)}
        order by id desc limit ${page.limit})`,
  )
  const union = parts.reduce((all, part) => sql`${all} union all ${part}`)
  return sql<InviteRow[]>`
    select ${readColumns(sql)}
    from (${union}) invites
    order by invites.id desc limit ${page.limit}`
}

function waysToRead(sql: Sql, status: InviteFilter['status']) {
  if (status === undefined) return [sql`true`]
  const wanted = new Set([status].flat())
  return [...wanted].flatMap((one) => waysToBe(sql, one))
}

function waysToBe(sql: Sql, status: InviteStatus) {
  const open = sql`status = 'pending' and revocation is null`
  if (status === 'pending') return [sql`${open} and expires_at > now()`]
  const stored = sql`status = ${status}`
  if (status === 'expired') return [stored, sql`${open} and expires_at <= now()`]
  if (status === 'revoked') return [stored, sql`status = 'pending' and revocation is not null`]
  return [stored]
}

function matching(sql: Sql, filter: InviteFilter) {
  const { email, q, invitedByIdentity, importId, roleId, nodeId, createdAfter, createdBefore } =
    filter
  const search = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql`
    ${email ? sql`and email_key = canonical_email(${writeAddress(email)})` : sql``}
    ${search ? sql`and invite_text ilike ${search}` : sql``}
    ${invitedByIdentity ? sql`and invited_by_type = 'identity' and invited_by_id = ${invitedByIdentity}` : sql``}
    ${importId ? sql`and import_id = ${importId}` : sql``}
    ${roleId ? sql`and ${granting(sql)} and role_id = ${roleId})` : sql``}
    ${nodeId ? sql`and ${granting(sql)} and node_id = ${nodeId})` : sql``}
    ${filter.needsAttention ? sql`and ${needingAttention(sql)}` : sql``}
    ${createdWithin(sql, { createdAfter, createdBefore })}`
}

/** Made within a period, of which either end may be open. */
export const createdWithin = (
  sql: Sql,
  {
    createdAfter: after,
    createdBefore: before,
  }: Pick<InviteFilter, 'createdAfter' | 'createdBefore'>,
) => sql`
  ${after ? sql`and created_at > ${after} and id > ${idAt(sql, after, '-3 days')}` : sql``}
  ${before ? sql`and created_at < ${before} and id < ${idAt(sql, before, '1 hour')}` : sql``}`

const granting = (sql: Sql) => sql`exists (select from invite_grants where invite_id = invites.id`

/**
 * The first id of a moment, so that a range of time is a range of the index. The id is made when
 * the request begins, by another clock, and up to two days before the row when a request is made
 * again: hence the margin.
 */
const idAt = (sql: Sql, at: Date, margin: string) => sql`
  (lpad(to_hex(greatest(0, extract(epoch from ${at}::timestamptz + ${margin}::interval) * 1000)::bigint), 12, '0')
    || '00000000000000000000')::uuid`
