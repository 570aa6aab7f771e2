import type { Sql, Transaction } from './client.ts'

/** What a delivery's workflow is started with. */
export type DeliverySeed = {
  id: string
  webhookId: string
  accountSlug: string
  environmentId: string | null
  again: boolean // it has a run, perhaps: that is to try at once
}

type Waiting = { id: string; blocked: boolean }
const shareOfOne = 20
const atOnce = 500

/**
 * Takes what is to be started, and nobody else does: so many of each webhook that none is kept
 * waiting by another's thousands. What has an earlier one of its object before it is held until
 * that is settled.
 */
export async function claimDeliveries(sql: Sql): Promise<DeliverySeed[]> {
  const waiting = await listWaiting(sql)
  if (waiting.length === 0) return []
  const ids = (blocked: boolean) =>
    waiting.filter((one) => one.blocked === blocked).map(({ id }) => id)
  const blocked = ids(true)
  if (blocked.length > 0) await sql.begin((tx) => hold(tx, blocked))
  return start(sql, ids(false))
}

/* From webhook to webhook along the index, so that those with nothing to start cost nothing. */
const listWaiting = (sql: Sql) => sql<Waiting[]>`
  with recursive busy as (
    (select webhook_id from webhook_deliveries
      where status = 'pending' and started_at is null and not held order by webhook_id limit 1)
    union all
    select (select webhook_id from webhook_deliveries
      where status = 'pending' and started_at is null and not held
        and webhook_id > busy.webhook_id order by webhook_id limit 1)
    from busy where busy.webhook_id is not null
  )
  select waiting.id, waiting.redelivered_at is null and exists (
    select from webhook_deliveries earlier
    where earlier.webhook_id = waiting.webhook_id and earlier.object_id = waiting.object_id
      and earlier.status = 'pending' and earlier.redelivered_at is null
      and earlier.id < waiting.id) as blocked
  from busy cross join lateral (
    select id, webhook_id, object_id, redelivered_at from webhook_deliveries
    where webhook_id = busy.webhook_id and status = 'pending' and started_at is null and not held
    order by id limit ${shareOfOne}) waiting
  order by waiting.id limit ${atOnce}`

/* While the first in line is locked it cannot be settled unseen, which would leave these waiting for
   nobody. Where one is being settled just now, the next round looks again: nothing here waits for a
   lock, so nobody can wait for each other. */
async function hold(tx: Transaction, ids: string[]): Promise<void> {
  await tx`
    with heads as materialized (
      select first.webhook_id, first.object_id, first.id from webhook_deliveries first
      where first.status = 'pending' and first.redelivered_at is null and not first.held
        and exists (select from webhook_deliveries waiting
          where waiting.id = any(${ids}::uuid[]) and waiting.webhook_id = first.webhook_id
            and waiting.object_id = first.object_id and waiting.id > first.id)
      for share of first skip locked
    )
    update webhook_deliveries set held = true where id in (
      select id from webhook_deliveries waiting
      where id = any(${ids}::uuid[]) and status = 'pending' and exists (select from heads
        where heads.webhook_id = waiting.webhook_id and heads.object_id = waiting.object_id
          and heads.id < waiting.id)
      for update skip locked)`
}

const seedOf = (sql: Sql) => sql`
  taken.id, taken.webhook_id, accounts.slug as account_slug, taken.environment_id,
  taken.attempts > 0 or taken.asked_at is not null as again`

async function start(sql: Sql, ids: string[]): Promise<DeliverySeed[]> {
  return sql<DeliverySeed[]>`
    with taken as (
      update webhook_deliveries set started_at = now()
      where id in (select id from webhook_deliveries
        where id = any(${ids}::uuid[]) and status = 'pending' and started_at is null
        for update skip locked)
      returning *
    )
    select ${seedOf(sql)} from taken join accounts on accounts.id = account_id order by taken.id`
}

/** Gives back what could not be handed to Temporal. */
export async function releaseDeliveries(sql: Sql, ids: string[]): Promise<void> {
  await sql`
    update webhook_deliveries set started_at = null where id in (
      select id from webhook_deliveries
      where id = any(${ids}::uuid[]) and status = 'pending' and round_attempts = 0
      for update skip locked)`
}

/**
 * What should have been tried by now and was not: its starter died, or its run was terminated. And
 * what is held although nothing is before it.
 */
export async function claimForgottenDeliveries(sql: Sql, limit: number): Promise<DeliverySeed[]> {
  await sql`
    update webhook_deliveries set held = false where id in (
      select id from webhook_deliveries waiting
      where held and created_at < now() - interval '1 minute' and not exists (
        select from webhook_deliveries earlier
        where earlier.webhook_id = waiting.webhook_id and earlier.object_id = waiting.object_id
          and earlier.status = 'pending' and earlier.redelivered_at is null
          and earlier.id < waiting.id)
      for update skip locked)`
  return sql<DeliverySeed[]>`
    with taken as (
      update webhook_deliveries set started_at = now()
      where id in (select id from webhook_deliveries
        where status = 'pending' and started_at < now() - interval '1 minute'
          and coalesce(next_attempt_at, started_at) < now() - interval '1 minute'
        order by started_at limit ${limit} for update skip locked)
      returning *
    )
    select ${seedOf(sql)} from taken join accounts on accounts.id = account_id`
}
