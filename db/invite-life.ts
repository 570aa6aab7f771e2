import type { Actor } from '../domain/access.ts'
import { type Ending, type InviteState, type InviteStatus, recipientCap } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import type { Sql } from './client.ts'

/** What became of the invite: the statements by which its workflow writes its state. Spec §2, §9. */

const factOf: Record<Ending, string> = {
  expired: 'INVITE_EXPIRED',
  revoked: 'INVITE_REVOKED',
  rejected: 'INVITE_REJECTED',
}

/** The window counts at reading time too, even while no worker runs. Undefined: no such invite. */
export async function readStatus(sql: Sql, id: string) {
  const [row] = await sql<[{ status: InviteStatus; generation: number; expiresAt: Date }?]>`
    select generation, expires_at,
      case when status = 'pending' and expires_at <= now() then 'expired' else status end as status
    from invites where id = ${id}`
  return row
}

/**
 * Ends a pending invite, with its event and its fact. `expired` only once the window is over.
 * True when this call ended it; saying it again changes nothing.
 */
export async function closeInvite(
  sql: Sql,
  id: string,
  ending: Ending,
  actor: Actor,
): Promise<boolean> {
  const { count } = await sql`
    with before as (
      select * from invites where id = ${id} and status = 'pending'
        and (${ending} <> 'expired' or expires_at <= now()) for update
    ), closed as (
      update invites set status = ${ending}, run_seen_at = coalesce(invites.run_seen_at, now())
      from before where invites.id = before.id
      returning invites.*
    ), wiped as (
      delete from acceptance_attempts using closed where invite_id = closed.id
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor)
      select account_id, id, ${ending}, ${sql.json(actor)} from closed
    )
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      old_value, new_value)
    select closed.account_id, closed.environment_id, ${factOf[ending]}, 'userinvitations',
      closed.id, jsonb_build_object('_id', closed.id),
      (select invite_fact_value(before::invites) from before), invite_fact_value(closed::invites)
    from closed`
  return count === 1
}

/** Settles an address's invite whose window ended while no worker ran, as its workflow will say. */
export async function closeOverdue(
  sql: Sql,
  of: { accountId: string; environmentId: string | null; email: string },
): Promise<void> {
  const overdue = await sql<{ id: string }[]>`
    select id from invites where account_id = ${of.accountId} and status = 'pending'
      and environment_id is not distinct from ${of.environmentId}::uuid
      and email_key = canonical_email(${of.email}) and expires_at <= now()`
  for (const { id } of overdue) await closeInvite(sql, id, 'expired', { type: 'system' })
}

export type NextGeneration = {
  generation: number
  expiresAt: Date
  send: boolean
  actor: Actor
}

/**
 * Opens a new generation of links: the older ones are dead with this commit. Saying it again
 * changes nothing. Throws `recipient_cap`, or what a settled invite is refused with.
 */
export async function openGeneration(sql: Sql, id: string, next: NextGeneration): Promise<void> {
  const { count } = await sql`
    with target as (
      select invites.*, max_sends_per_recipient_per_day as cap
      from invites join accounts on accounts.id = account_id
      where invites.id = ${id} and status = 'pending' and expires_at > now()
        and generation = ${next.generation - 1}
      for update of invites
    ), counted as (
      insert into recipient_days (account_id, recipient_key, day, sends)
      select account_id, email_key, (now() at time zone 'utc')::date, 1 from target
      where ${next.send} and email_key is not null
      on conflict (account_id, recipient_key, day) do update set sends = recipient_days.sends + 1
        where recipient_days.sends < (select cap from target)
      returning sends
    ), opened as (
      update invites set generation = ${next.generation}, expires_at = ${next.expiresAt},
        last_sent_at = now(), delivery_attempts = 0, delivery_last_error = null,
        delivery_sent_at = null,
        delivery_state = case when ${next.send} then 'queued' else 'not_requested' end
      from target where invites.id = target.id and (${!next.send} or exists (select from counted))
      returning invites.id, invites.account_id
    )
    insert into invite_events (account_id, invite_id, type, actor, detail)
    select account_id, id, 'resent', ${sql.json(next.actor)},
      ${sql.json({ generation: next.generation })} from opened`
  if (count === 0) await explainClosedDoor(sql, id, next.generation)
}

async function explainClosedDoor(sql: Sql, id: string, generation: number): Promise<void> {
  const now = await readStatus(sql, id)
  if (now?.generation === generation) return
  const wasOpen = now?.status === 'pending' && now.generation === generation - 1
  throw wasOpen ? recipientCap(new Date()) : new Problem('invite_not_pending')
}

/** The row as its workflow knows it, and whether a message still waits; the time is the caller's. */
export async function readStoredState(sql: Sql, id: string): Promise<StoredState> {
  const [row] = await sql<[Omit<StoredState, 'expiresAtMs' | 'lastSentAtMs'> & RowTimes]>`
    select status, generation, delivery_state = 'queued' as deliver, expires_at, last_sent_at
    from invites where id = ${id}`
  const { status, generation, deliver, expiresAt, lastSentAt } = row
  const times = { expiresAtMs: expiresAt.getTime(), lastSentAtMs: lastSentAt.getTime() }
  return { status, generation, deliver, ...times }
}

export type StoredState = InviteState & { deliver: boolean }
type RowTimes = { expiresAt: Date; lastSentAt: Date }
