import type { Sql } from './client.ts'

/** What a person is told who opened a link, and where they go next. Spec §12. */
export type LandingPage = {
  accountName: string
  suspended: boolean
  roleNames: string[]
  applicationName: string | null
  initiateLoginUri: string | null
}

export async function readLandingPage(sql: Sql, inviteId: string): Promise<LandingPage> {
  const [page] = await sql<[LandingPage]>`
    select accounts.name as account_name, application.client_name as application_name,
      application.initiate_login_uri,
      accounts.suspended_at is not null or environments.suspended_at is not null as suspended,
      coalesce((
        select array_agg(distinct roles.name::text) from invite_grants
          join roles on roles.id = role_id
        where invite_id = invites.id), '{}') as role_names
    from invites join accounts on accounts.id = invites.account_id
      left join environments on environments.id = invites.environment_id
      left join applications application on application.id = coalesce(invites.application_id, (
        select id from applications
        where applications.environment_id = invites.environment_id and is_default))
    where invites.id = ${inviteId}`
  return page
}

type Registered = {
  email: string | null
  mobileNumber: string | null
  emailVerified: boolean
  firstName: string
  lastName: string
  customFields: Record<string, unknown>
}

/** The same person, in the words of a registration. */
export async function readRegistered(sql: Sql, identityId: string): Promise<Registered> {
  const [person] = await sql<[Registered]>`
    select email, mobile_number, email_verified, first_name, last_name, custom_fields
    from identities where id = ${identityId}`
  return person
}

/** The person that an acceptance made or joined. */
export async function readAcceptedIdentity(sql: Sql, identityId: string) {
  const [identity] = await sql<
    [{ id: string; email: string | null; firstName: string; lastName: string }]
  >`select id, email, first_name, last_name from identities where id = ${identityId}`
  return identity
}
