import type { Sql } from './client.ts'

/** Where identities are looked at from: an Environment, or with null the Account itself. */
export type IdentityScope = { accountId: string; environmentId: string | null }

export type IdentityRow = {
  id: string
  email: string | null
  mobileNumber: string | null
  emailVerified: boolean
  firstName: string
  lastName: string
  externalId: string | null
  customFields: Record<string, unknown>
  hasPassword: boolean
  applications: { application_id: string }[]
  assignments: { id: string; role_id: string; node_id: string; environment_id: string }[]
  createdAt: Date
  updatedAt: Date
}

/** From an Environment, what a person holds in another one is not to be seen. */
export const readColumns = (sql: Sql, { environmentId }: IdentityScope) => sql`
  identities.id, email, mobile_number, email_verified, identities.first_name, identities.last_name,
  external_id, custom_fields, password_hash is not null as has_password,
  coalesce((
    select jsonb_agg(jsonb_build_object('application_id', applications.id)
      order by app_memberships.created_at, applications.id)
    from app_memberships join applications on applications.id = application_id
    where identity_id = identities.id
      ${environmentId ? sql`and applications.environment_id = ${environmentId}` : sql``}
  ), '[]') as applications,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'role_id', role_id, 'node_id', node_id,
      'environment_id', environment_id) order by id)
    from role_assignments where identity_id = identities.id
      ${environmentId ? sql`and environment_id = ${environmentId}` : sql``}
  ), '[]') as assignments,
  identities.created_at, identities.updated_at`

/**
 * The people of an Environment: members of its Applications, and whoever has a role in it. Asked in
 * one `exists`, which Postgres answers person by person and not by collecting everybody first.
 */
export const isPresent = (sql: Sql, { environmentId }: IdentityScope) =>
  environmentId
    ? sql`exists (
        select from app_memberships join applications on applications.id = application_id
          where identity_id = identities.id and applications.environment_id = ${environmentId}
        union all
        select from role_assignments
          where identity_id = identities.id and environment_id = ${environmentId})`
    : sql`true`

/** Somebody who is not among this scope's people is not there, whoever else they are. */
export async function readIdentity(sql: Sql, id: string, scope: IdentityScope) {
  const [identity] = await sql<[IdentityRow?]>`
    select ${readColumns(sql, scope)} from identities
    where account_id = ${scope.accountId} and id = ${id} and ${isPresent(sql, scope)}`
  return identity
}

/** What a request has just made, whether or not it gave anything in this scope. */
export async function readMadeIdentity(sql: Sql, id: string, scope: IdentityScope) {
  const [identity] = await sql<[IdentityRow]>`
    select ${readColumns(sql, scope)} from identities
    where account_id = ${scope.accountId} and id = ${id}`
  return identity
}
