import type { Actor } from '../domain/access.ts'
import { type Ending, type InviteState, type InviteStatus, recipientCap } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import type { Sql } from './client.ts'
import type { InviteScope } from './invites.ts'
import { pendingFor, type Recipient, recipientTable } from './recipients.ts'
import { isOwnToSend } from './runs.ts'

/** What became of the invite: the statements by which its workflow writes its state. Spec §2, §9. */

/** The window counts at reading time too, even while no worker runs. Undefined: no such invite. */
export async function readStatus(sql: Sql, id: string) {
  const [row] = await sql<[{ status: InviteStatus; generation: number; expiresAt: Date }?]>`
    select generation, expires_at, invite_status(status, revocation, expires_at) as status
    from invites where id = ${id}`
  return row
}

export type Close = { ending: Ending; actor: Actor; operationId?: string | undefined }

/**
 * Ends a pending invite, with its event and its fact. `expired` only once the window is over; one
 * that was withdrawn ends as revoked, whatever is asked. True when this call ended it; saying it
 * again changes nothing.
 */
export async function closeInvite(sql: Sql, id: string, close: Close): Promise<boolean> {
  const { ending, actor, operationId = null } = close
  const { count } = await sql`
    with before as (
      select * from invites where id = ${id} and status = 'pending'
        and (${ending} <> 'expired' or revocation is not null or expires_at <= now()) for update
    ), closed as (
      update invites set run_seen_at = coalesce(invites.run_seen_at, now()),
        status = case when before.revocation is null then ${ending} else 'revoked' end
      from before where invites.id = before.id
      returning invites.*
    ), wiped as (
      delete from acceptance_attempts using closed where invite_id = closed.id
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor, operation_id)
      select account_id, id, status, coalesce(revocation -> 'actor', ${sql.json(actor)}),
        case when revocation is null then ${operationId}::uuid end
      from closed
    )
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      old_value, new_value)
    select closed.account_id, closed.environment_id, 'INVITE_' || upper(closed.status), 'userinvitations',
      closed.id, jsonb_build_object('_id', closed.id),
      (select invite_fact_value(before::invites) from before), invite_fact_value(closed::invites)
    from closed`
  return count === 1
}

/** Settles recipients' invites that are over while no worker ran, as their workflows will say. */
export async function closeOverdue(
  sql: Sql,
  scope: InviteScope,
  recipients: (Recipient & { id: string })[],
): Promise<void> {
  const overdue = await sql<{ id: string }[]>`
    select pending.id from ${recipientTable(sql, recipients)}
      cross join ${pendingFor(sql, scope)}
      where expires_at <= now() or revocation is not null`
  for (const { id } of overdue) {
    await closeInvite(sql, id, { ending: 'expired', actor: { type: 'system' } })
  }
}

export type NextGeneration = {
  generation: number
  expiresAt: Date
  send: boolean
  actor: Actor
  operationId?: string | undefined
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
      where invites.id = ${id} and status = 'pending' and revocation is null
        and expires_at > now() and generation = ${next.generation - 1}
      for update of invites
    ), counted as (
      insert into recipient_days (account_id, recipient_key, day, sends)
      select account_id, recipient_key(email_key, mobile_number), (now() at time zone 'utc')::date, 1
      from target where ${next.send}
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
    insert into invite_events (account_id, invite_id, type, actor, detail, operation_id)
    select account_id, id, 'resent', ${sql.json(next.actor)},
      ${sql.json({ generation: next.generation })}, ${next.operationId ?? null} from opened`
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
    select status, generation, ${isOwnToSend(sql)} as deliver, expires_at, last_sent_at,
      revocation is not null as withdrawn
    from invites where id = ${id}`
  const { expiresAt, lastSentAt, ...stored } = row
  return { ...stored, expiresAtMs: expiresAt.getTime(), lastSentAtMs: lastSentAt.getTime() }
}

export type StoredState = InviteState & { deliver: boolean; withdrawn: boolean }
type RowTimes = { expiresAt: Date; lastSentAt: Date }
