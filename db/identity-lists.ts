import type { Sql } from './client.ts'
import { type IdentityRow, type IdentityScope, isPresent, readColumns } from './identities.ts'

export type IdentityFilter = {
  q?: string | undefined
  email?: string | undefined
  externalId?: string | undefined
  roleId?: string | undefined
  nodeId?: string | undefined
}
type Page = { filter: IdentityFilter; limit: number; before: string | null }

/**
 * Newest first, by id: a UUIDv7 tells when its row was made. What names or describes a person is
 * found by the indexes of identities; all people of a place, by the indexes of what they hold,
 * which are in the same order, so that no page reads more than itself.
 */
export async function listIdentities(
  sql: Sql,
  scope: IdentityScope,
  page: Page,
): Promise<IdentityRow[]> {
  const { q, email, externalId } = page.filter
  const describes = q || email || externalId
  const wanted =
    describes || !scope.environmentId ? search(sql, scope, page) : walk(sql, scope, page)
  return sql<IdentityRow[]>`
    select ${readColumns(sql, scope)} from identities
    where account_id = ${scope.accountId} and id in (${wanted})
    order by identities.id desc`
}

function search(sql: Sql, scope: IdentityScope, { filter, before, limit }: Page) {
  const { q, email, externalId, roleId, nodeId } = filter
  const pattern = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const holds = sql`exists (select from role_assignments
    where identity_id = identities.id and ${assigned(sql, scope, filter)})`
  return sql`
    select id from identities
    where account_id = ${scope.accountId} ${before ? sql`and id < ${before}` : sql``}
      ${email ? sql`and email_key = canonical_email(${email})` : sql``}
      ${externalId ? sql`and external_id = ${externalId}` : sql``}
      ${pattern ? sql`and identity_text ilike ${pattern}` : sql``}
      and ${roleId || nodeId ? holds : isPresent(sql, scope)}
    order by id desc limit ${limit}`
}

function walk(sql: Sql, scope: IdentityScope, { filter, before, limit }: Page) {
  const older = before ? sql`and identity_id < ${before}` : sql``
  const holders = sql`
    select distinct identity_id from role_assignments
    where ${assigned(sql, scope, filter)} ${older}
    order by identity_id desc limit ${limit}`
  if (filter.roleId || filter.nodeId) return holders
  return sql`
    select distinct identity_id from (
      select newest.identity_id from applications cross join lateral (
        select identity_id from app_memberships
        where application_id = applications.id ${older}
        order by identity_id desc limit ${limit}) newest
      where applications.environment_id = ${scope.environmentId}
      union all (${holders})
    ) present order by identity_id desc limit ${limit}`
}

/** Role and Node together ask for that role at that node, not for one of each. */
function assigned(sql: Sql, { environmentId }: IdentityScope, { roleId, nodeId }: IdentityFilter) {
  return sql`environment_id = ${environmentId}
    ${roleId ? sql`and role_id = ${roleId}` : sql``}
    ${nodeId ? sql`and node_id = ${nodeId}` : sql``}`
}
