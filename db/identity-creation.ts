import postgres from 'postgres'
import { accountCreated } from './account-facts.ts'
import { type Sql, violatedConstraint } from './client.ts'
import type { IdentityScope } from './identities.ts'
import type { NewIdentity } from './identity-plans.ts'
import { stillOpen } from './imports.ts'

export type PlannedIdentity = NewIdentity & { passwordHash: string | null }
type IdentityCreation = {
  people: PlannedIdentity[]
  requestId: string
  importId: string | null // of the run that makes them
}

/**
 * Writes identities with membership, assignment and fact, in one statement: each is there with all
 * of it, or not at all. Gives the ids of those that are new. Who is left out has an address,
 * an external id or an id that is taken by now; where something that they were to be given
 * has just been deleted, or two calls held each other up, nobody is written.
 */
export async function createIdentities(
  sql: Sql,
  scope: IdentityScope,
  creation: IdentityCreation,
): Promise<Set<string>> {
  if (creation.people.length === 0) return new Set()
  const made = await insertIdentities(sql, scope, creation).catch((failure) => {
    if (isOvertaken(failure)) return []
    throw failure
  })
  return new Set(made.map(({ id }) => id))
}

const isOvertaken = (failure: unknown): boolean =>
  violatedConstraint(failure)?.endsWith('_fkey') === true ||
  (failure instanceof postgres.PostgresError && failure.code === '40P01')

/* In the order of the rows, so that of two with one external id the first is made. */
async function insertIdentities(
  sql: Sql,
  { accountId, environmentId }: IdentityScope,
  { people, requestId, importId }: IdentityCreation,
): Promise<{ id: string }[]> {
  return sql<{ id: string }[]>`
    with wanted as (
      select * from unnest(${people.map(({ id }) => id)}::uuid[],
        ${people.map(({ email }) => email)}::text[],
        ${people.map(({ mobileNumber }) => mobileNumber)}::text[],
        ${people.map(({ firstName }) => firstName)}::text[],
        ${people.map(({ lastName }) => lastName)}::text[],
        ${people.map(({ externalId }) => externalId)}::text[],
        ${people.map(({ customFields }) => JSON.stringify(customFields))}::text[],
        ${people.map(({ passwordHash }) => passwordHash)}::text[],
        ${people.map(({ applicationId }) => applicationId)}::uuid[],
        ${people.map(({ grant }) => grant?.roleId ?? null)}::uuid[],
        ${people.map(({ grant }) => grant?.nodeId ?? null)}::uuid[]) with ordinality
        as wanted (id, email, mobile_number, first_name, last_name, external_id, custom_fields,
          password_hash, application_id, role_id, node_id, position)
    ), made as (
      insert into identities (id, account_id, email, mobile_number, first_name, last_name,
        external_id, custom_fields, password_hash, password_changed_at)
      select id, ${accountId}, email, mobile_number, first_name, last_name, external_id,
        custom_fields::jsonb, password_hash, case when password_hash is not null then now() end
      from wanted where ${stillOpen(sql, importId)} order by position
      on conflict do nothing
      returning id, account_id, email, first_name, last_name
    ), memberships as (
      insert into app_memberships (account_id, identity_id, application_id)
      select account_id, id, application_id from made join wanted using (id)
      where application_id is not null
    ), assignments as (
      insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
      select account_id, ${environmentId}::uuid, id, role_id, node_id from made join wanted using (id)
      where role_id is not null
    ), facts as (${accountCreated(sql, { environmentId, requestId })})
    select id from made`
}
