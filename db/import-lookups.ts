import type { RowFacts } from '../domain/import-rows.ts'
import type { Sql } from './client.ts'
import { type InviteScope, inScope } from './invites.ts'

/** Whom a row is about, and what it gives, by id. */
export type LookUp = {
  email: string // empty where there is none that could be read
  externalId: string | null
  sendEmail: boolean
  applicationId: string | null
  grant: { roleId: string; nodeId: string } | null
}
/** `repeated`: an earlier one has this address, in whatever spelling. */
export type LookedUp = RowFacts & { repeated: boolean }

/** What is known of each, in the same order, by one query. The run's constraints know better. */
export async function lookUpPeople(
  sql: Sql,
  scope: InviteScope,
  people: LookUp[],
): Promise<LookedUp[]> {
  const { accountId, environmentId } = scope
  return sql<LookedUp[]>`
    with standard as (
      select id from applications
      where environment_id = ${environmentId} and is_default and enabled
    ), wanted as materialized (
      select given.*, nullif(canonical_email(email), '') as email_key,
        coalesce(application_id, (select id from standard)) as used_id
      from unnest(${people.map(({ email }) => email)}::text[],
        ${people.map(({ externalId }) => externalId)}::text[],
        ${people.map(({ sendEmail }) => String(sendEmail))}::text[]::boolean[],
        ${people.map(({ applicationId }) => applicationId)}::uuid[],
        ${people.map(({ grant }) => grant?.roleId ?? null)}::uuid[],
        ${people.map(({ grant }) => grant?.nodeId ?? null)}::uuid[]) with ordinality
        as given (email, external_id, send_email, application_id, role_id, node_id, position)
    )
    select person.id is not null as exists,
      person.id is not null and (used_id is null or exists (select from app_memberships
        where identity_id = person.id and application_id = used_id)) as is_member,
      role_id is null or exists (select from role_assignments given
        where given.identity_id = person.id and given.role_id = wanted.role_id
          and given.node_id = wanted.node_id) as holds_grant,
      exists (select from invites where ${inScope(sql, scope)} and status = 'pending'
        and email_key = wanted.email_key
        and invite_status(status, revocation, expires_at) = 'pending') as invite_pending,
      exists (select from identities where account_id = ${accountId}
        and external_id = wanted.external_id) as external_id_taken,
      send_email and exists (select from recipient_days where account_id = ${accountId}
        and recipient_key = wanted.email_key and day = (now() at time zone 'utc')::date
        and sends >= (select max_sends_per_recipient_per_day from accounts
          where id = ${accountId})) as is_capped,
      wanted.email_key is not null and row_number() over (
        partition by wanted.email_key order by position) > 1 as repeated
    from wanted
    left join identities person on person.account_id = ${accountId}
      and person.email_key = wanted.email_key
    order by position`
}
