import type { Sql } from './client.ts'
import type { EnvironmentScope } from './environments.ts'

/** Above this nobody who sets up an Environment cares. */
export const mostCounted = 1000

/** How much there is of what a new Environment lacks; each counted up to `mostCounted`. */
export type Setup = {
  invites: number
  invitesWithRole: number
  identities: number
  assignments: number
  applicationsWithRedirect: number
  roles: number
  nodes: number
  apiKeys: number
}

/** An Environment's state as its Overview and the Setup Guide ask for it. Each stops at the limit. */
export async function readSetup(sql: Sql, scope: EnvironmentScope): Promise<Setup> {
  const { accountId, environmentId } = scope
  const here = sql`account_id = ${accountId} and environment_id = ${environmentId}`
  const some = (rows: Rows) => sql`
    (select count(*)::int from (${rows} limit ${mostCounted}) counted)`
  const withRole = sql`select distinct invite_id from (
    select invite_id from roles join invite_grants on role_id = roles.id
    where roles.environment_id = ${environmentId} limit ${mostCounted}) given`
  const [setup] = await sql<[Setup]>`
    select ${some(sql`select from invites where ${here}`)} as invites,
      ${some(withRole)} as invites_with_role,
      ${some(present(sql, environmentId))} as identities,
      ${some(sql`select from role_assignments where ${here}`)} as assignments,
      ${some(sql`select from applications where ${here} and invite_redirect_url is not null`)}
        as applications_with_redirect,
      ${some(sql`select from roles where ${here}`)} as roles,
      ${some(sql`select from nodes where ${here}`)} as nodes,
      ${some(sql`select from api_keys where ${here} and revoked_at is null
        and (expires_at is null or expires_at > now())`)} as api_keys`
  return setup
}

type Rows = ReturnType<typeof present>

/* Who is a member of one of its applications or holds a role there. */
const present = (sql: Sql, environmentId: string) => sql`
  select distinct identity_id from (
    (select identity_id from applications
      join app_memberships on application_id = applications.id
      where environment_id = ${environmentId} limit ${mostCounted})
    union all
    (select distinct identity_id from role_assignments
      where environment_id = ${environmentId} limit ${mostCounted})) present`
