import type { Sql } from './client.ts'
import type { InviteScope } from './invites.ts'

/** What a workflow is started with; the same whoever asks, and whenever. Spec §9. */
export type RunSeed = {
  id: string
  accountSlug: string
  environmentId: string | null
  importId: string | null
  email: string | null
  mobileNumber: string | null
  generation: number
  expiresAt: Date
  lastSentAt: Date
  deliver: boolean
  sendEmail: boolean
  inviteTtlSeconds: number | null
  resendCooldownSeconds: number | null
}

export const seedColumns = (sql: Sql) => sql`
  invites.id, accounts.slug as account_slug, environment_id, import_id, email, mobile_number,
  generation, expires_at, last_sent_at, ${isOwnToSend(sql)} as deliver, send_email,
  invite_ttl_seconds, resend_cooldown_seconds`

/** Whether a message waits for the invite's own workflow: an import under way sends the first. */
export const isOwnToSend = (sql: Sql) => sql`
  (delivery_state = 'queued' and (generation > 1 or not exists (select from imports
    where imports.id = invites.import_id and finished_at is null)))`

/** Only while pending: a settled invite needs no workflow. */
export async function readRunSeed(sql: Sql, id: string) {
  const [seed] = await sql<[RunSeed?]>`
    select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
    where invites.id = ${id} and status = 'pending'`
  return seed
}

/**
 * Invites that may be without a workflow: their API process died or Temporal was away when they
 * were made, or their window is over and nobody closed them.
 * What is seconds old is still being started, and an import under way sees to its own. A start that
 * finds the workflow there does nothing.
 */
export async function listMissingRuns(sql: Sql, limit: number): Promise<RunSeed[]> {
  return sql<RunSeed[]>`
    (select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
      where status = 'pending' and run_seen_at is null
        and invites.created_at < now() - interval '10 seconds'
        and not exists (select from imports where imports.id = import_id and run_ended_at is null)
      order by invites.created_at limit ${limit})
    union
    (select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
      where status = 'pending' and expires_at < now() - interval '30 seconds'
      order by expires_at limit ${limit})`
}

/**
 * What a workflow does not know of its row: that the invite was withdrawn, or a message that nobody
 * has tried to send for long.
 */
export async function listForgottenRuns(sql: Sql, limit: number): Promise<RunSeed[]> {
  return sql<RunSeed[]>`
    (select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
      where status = 'pending' and revocation is not null
        and invites.updated_at < now() - interval '5 seconds'
      order by invites.updated_at limit ${limit})
    union
    (select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
      left join environments on environments.id = environment_id
    where status = 'pending' and delivery_state = 'queued' and delivery_attempts = 0
      and run_seen_at < now() - interval '10 minutes' and last_sent_at < now() - interval '1 minute'
      and accounts.suspended_at is null and environments.suspended_at is null
    order by run_seen_at limit ${limit})`
}

/** What waits to be sent, now that nothing of it is suspended any more; the oldest first. */
export async function listUnsentInvites(
  sql: Sql,
  { accountId, environmentId }: InviteScope,
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select invites.id from invites join accounts on accounts.id = account_id
      left join environments on environments.id = environment_id
    where invites.account_id = ${accountId} and status = 'pending' and delivery_state = 'queued'
      and revocation is null and expires_at > now()
      ${environmentId ? sql`and environment_id = ${environmentId}` : sql``}
      and accounts.suspended_at is null and environments.suspended_at is null
    order by invites.id limit ${limit}`
  return rows.map(({ id }) => id)
}

/** Tells the healer that these have their workflow. */
export async function markRunsSeen(sql: Sql, ids: string[]): Promise<void> {
  await sql`
    update invites set run_seen_at = now()
    where id = any(${ids}::uuid[]) and status = 'pending'`
}
