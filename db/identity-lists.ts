import { writeAddress } from '../domain/address.ts'
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
  const { q, email, externalId, roleId, nodeId } = page.filter
  const describes = q || email || externalId
  const walks = scope.environmentId && !describes
  const among =
    q && !roleId && !nodeId && (await isSmall(sql, scope)) ? everybody(sql, scope) : undefined
  const wanted = walks ? walk(sql, scope, page) : search(sql, scope, { ...page, among })
  return sql<IdentityRow[]>`
    select ${readColumns(sql, scope)} from identities
    where account_id = ${scope.accountId} and id in (${wanted})
    order by identities.id desc`
}

const few = 5_000
const fewest = { filter: {}, before: null, limit: few + 1 }
const everybody = (sql: Sql, scope: IdentityScope) => sql`
  select identity_id from (${present(sql, scope, fewest)}) present limit ${few + 1}`

/**
 * A small environment is read through, its ids first, as an array: by a common name the planner
 * would go through the whole account's people.
 */
async function isSmall(sql: Sql, scope: IdentityScope): Promise<boolean> {
  if (!scope.environmentId) return false
  const [people] = await sql<[{ count: number }]>`
    select count(*)::int from (${everybody(sql, scope)}) everybody`
  return people.count <= few
}

type Search = Page & { among: ReturnType<typeof everybody> | undefined }

function search(sql: Sql, scope: IdentityScope, { filter, before, limit, among }: Search) {
  const { q, email, externalId, roleId, nodeId } = filter
  const pattern = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const here = among ? sql`id = any (array(${among}))` : isPresent(sql, scope)
  const holds = sql`exists (select from role_assignments
    where identity_id = identities.id and ${assigned(sql, scope, filter)})`
  return sql`
    select id from identities
    where account_id = ${scope.accountId} ${before ? sql`and id < ${before}` : sql``}
      ${email ? sql`and email_key = canonical_email(${writeAddress(email)})` : sql``}
      ${externalId ? sql`and external_id = ${externalId}` : sql``}
      ${pattern ? sql`and identity_text ilike ${pattern}` : sql``}
      and ${roleId || nodeId ? holds : here}
    order by id desc limit ${limit}`
}

function walk(sql: Sql, scope: IdentityScope, page: Page) {
  const { roleId, nodeId } = page.filter
  if (roleId || nodeId) return holders(sql, scope, page)
  return sql`
    select distinct identity_id from (${present(sql, scope, page)}) present
    order by identity_id desc limit ${page.limit}`
}

/* The newest of each kind and place, each read off an index in its order. */
function present(sql: Sql, scope: IdentityScope, page: Page) {
  return sql`
    select newest.identity_id from applications cross join lateral (
      select identity_id from app_memberships
      where application_id = applications.id ${older(sql, page)}
      order by identity_id desc limit ${page.limit}) newest
    where applications.environment_id = ${scope.environmentId}
    union all (${holders(sql, scope, page)})`
}

const holders = (sql: Sql, scope: IdentityScope, page: Page) => sql`
  select distinct identity_id from role_assignments
  where ${assigned(sql, scope, page.filter)} ${older(sql, page)}
  order by identity_id desc limit ${page.limit}`

const older = (sql: Sql, { before }: Page) => (before ? sql`and identity_id < ${before}` : sql``)

/** Role and Node together ask for that role at that node, not for one of each. */
function assigned(sql: Sql, { environmentId }: IdentityScope, { roleId, nodeId }: IdentityFilter) {
  return sql`environment_id = ${environmentId}
    ${roleId ? sql`and role_id = ${roleId}` : sql``}
    ${nodeId ? sql`and node_id = ${nodeId}` : sql``}`
}
