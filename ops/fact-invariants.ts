import type { Sql } from 'postgres'

/** Everything that is to be told is told, once. Spec §7. */
export const factChecks = (sql: Sql) => ({
  'a settled invite without exactly one fact that says so': sql`
    select invites.id from invites where status <> 'pending' and 1 <> (
      select count(*) from facts
      where object_id = invites.id and facts.type = 'INVITE_' || upper(invites.status))`,
  'a closing fact of an invite that was not closed like this': sql`
    select object_id as id from facts join invites on invites.id = object_id
    where facts.type in ('INVITE_ACCEPTED', 'INVITE_REVOKED', 'INVITE_REJECTED', 'INVITE_EXPIRED')
      and facts.type <> 'INVITE_' || upper(invites.status)`,
  'a fact of another place than its invite': sql`
    select facts.id from facts join invites on invites.id = object_id
    where facts.account_id <> invites.account_id
      or facts.environment_id is distinct from invites.environment_id`,
  'an undeliverable message without exactly one fact of its failure': sql`
    select invites.id from invites where delivery_state = 'failed' and not exists (
      select from facts where object_id = invites.id and type = 'INVITE_DELIVERY_FAILED'
        and (new_value ->> 'generation')::int = invites.generation)`,
  'a finished import without exactly one fact': sql`
    select imports.id from imports where (finished_at is not null)::int <> (
      select count(*) from facts where object_id = imports.id and type = 'IMPORT_COMPLETED')`,
  'a fact that tells a secret': sql`
    select id from facts
    where (attributes::text || coalesce(old_value::text, '') || coalesce(new_value::text, ''))
      ~* '\\$argon2|"(password|token|accept_url)[a-z_]*"'`,
})

/** `listening_since` changes beside transactions under way: what is near it proves nothing. */
const unsure = (sql: Sql) => sql`interval '1 minute'`

/** What listens hears everything once, and nothing that is not meant for it. */
export const webhookChecks = (sql: Sql) => ({
  'a fact that a listening webhook is not told': sql`
    select facts.id from webhooks join facts on facts.account_id = webhooks.account_id
      and (webhooks.environment_id is null or webhooks.environment_id = facts.environment_id)
      and (events = '{}' or facts.type = any (events))
      and occurred_at > listening_since + ${unsure(sql)}
    where enabled and not exists (select from webhook_deliveries
      where webhook_id = webhooks.id and fact_id = facts.id)`,
  'a delivery of a fact that its webhook did not ask for': sql`
    select deliveries.id from webhook_deliveries deliveries
      join webhooks on webhooks.id = webhook_id join facts on facts.id = fact_id
    where events <> '{}' and not facts.type = any (events)
      and occurred_at > listening_since + ${unsure(sql)}`,
  'a fact told twice to one webhook': sql`
    select fact_id as id from webhook_deliveries where fact_id is not null
    group by webhook_id, fact_id having count(*) > 1`,
  'a delivery of another tenant’s fact': sql`
    select deliveries.id from webhook_deliveries deliveries
      join webhooks on webhooks.id = webhook_id join facts on facts.id = fact_id
    where facts.account_id <> webhooks.account_id
      or webhooks.environment_id is not null
        and facts.environment_id is distinct from webhooks.environment_id`,
  'something pending or delivered to a webhook after it was disabled': sql`
    select deliveries.id from webhook_deliveries deliveries
      join webhooks on webhooks.id = webhook_id
    where not enabled and (status = 'pending'
      or delivered_at > listening_since + ${unsure(sql)})`,
  'a delivery held by nothing before it': sql`
    select waiting.id from webhook_deliveries waiting where held and not exists (
      select from webhook_deliveries earlier
      where earlier.webhook_id = waiting.webhook_id and earlier.object_id = waiting.object_id
        and earlier.status = 'pending' and earlier.id < waiting.id)`,
  'a delivery that overtook an earlier one of its object': sql`
    select later.id from webhook_deliveries later join webhook_deliveries earlier
      on earlier.webhook_id = later.webhook_id and earlier.object_id = later.object_id
      and earlier.id < later.id and earlier.status = 'pending'
      and earlier.redelivered_at is null
    where later.attempts > 0 and later.redelivered_at is null`,
  'an attempt that is long overdue': sql`
    select id from webhook_deliveries where status = 'pending' and not held
      and coalesce(next_attempt_at, created_at) < now() - interval '30 minutes'`,
})
