import type { Sql } from 'postgres'
import { factChecks, webhookChecks } from './fact-invariants.ts'
import { importChecks } from './import-invariants.ts'

/** Each finds what no constraint can: rows of several tables that tell different stories. */
const checks = (sql: Sql) => ({
  'accepted without identity, membership, role, event or fact': sql`
    select invites.id from invites where status = 'accepted' and (
      exists (select from invite_grants grants where grants.invite_id = invites.id
        and not exists (select from role_assignments given
          where given.identity_id = accepted_identity_id
            and given.role_id = grants.role_id and given.node_id = grants.node_id))
      or environment_id is not null and not exists (select from app_memberships
        where identity_id = accepted_identity_id)
      or 1 <> (select count(*) from invite_events where invite_id = invites.id
        and type = 'accepted')
      or 1 <> (select count(*) from facts where object_id = invites.id
        and facts.type = 'INVITE_ACCEPTED'))`,
  'settled without exactly one closing event that says so': sql`
    select invites.id from invites where
      (case when status = 'pending' then '{}' else array[status] end) is distinct from
      (select coalesce(array_agg(type), '{}') from invite_events where invite_id = invites.id
        and type in ('accepted', 'rejected', 'revoked', 'expired'))`,
  'a generation that no resend made': sql`
    select invites.id from invites where generation <> 1 + (select count(*) from invite_events
      where invite_id = invites.id and type = 'resent')`,
  'a window that ended long ago and is still open': sql`
    select id from invites where status = 'pending' and expires_at < now() - interval '2 minutes'`,
  'sent without an event or without its fact': sql`
    select invites.id from invites where
      (delivery_state = 'sent' and not exists (select from invite_events
        where invite_id = invites.id and type = 'sent'
          and (detail ->> 'generation')::int = invites.generation))
      or (select count(*) from invite_events where invite_id = invites.id and type = 'sent')
        <> (select count(*) from facts where object_id = invites.id and type = 'INVITE_USER'
          and not attributes ? 'sub')`, // with a person it tells of an acceptance by an operator
  'one generation that was noted as sent twice': sql`
    select invite_id as id from invite_events where type = 'sent'
    group by invite_id, detail ->> 'generation' having count(*) > 1`,
  'sent more often than was counted for the address': sql`
    select recipient_days.account_id as id from recipient_days where sends < (
      select count(*) from invite_events join invites on invites.id = invite_id
      where invites.account_id = recipient_days.account_id
        and recipient_key(email_key, mobile_number) = recipient_key
        and type in ('created', 'resent') and send_email and (at at time zone 'utc')::date = day)`,
  'what an invitee typed, kept after the acceptance': sql`
    select invite_id as id from acceptance_attempts join invites on invites.id = invite_id
    where status = 'accepted'`,
  'an identity made by an invite that was not accepted': sql`
    select object_id as id from facts
      join acceptance_attempts attempts on attempts.request_id = attributes ->> 'requestId'
      join invites on invites.id = attempts.invite_id
    where type = 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY' and status <> 'accepted'`,
})

const all = (sql: Sql) => ({
  ...checks(sql),
  ...importChecks(sql),
  ...factChecks(sql),
  ...webhookChecks(sql),
})

/** Gives a line for each row that is not as it must be. */
export async function checkTables(sql: Sql): Promise<string[]> {
  const findings = Object.entries(all(sql)).map(async ([meaning, rows]) =>
    (await rows).map(({ id }) => `${meaning}: ${id}`),
  )
  return (await Promise.all(findings)).flat()
}
