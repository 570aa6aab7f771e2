import { assertOpen, type Channel, type InviteStatus } from '../domain/invite.ts'
import type { Sql } from './client.ts'

export type Attempt = {
  id: string
  accountId: string
  inviteId: string
  generation: number
  channel: Channel
  firstName: string
  lastName: string
  passwordHash: string | null
  provenIdentityId: string | null
  requestId: string
}

/**
 * Keeps what the invitee typed out of workflow history; the workflow is told only the id. Waits for
 * an acceptance under way and gives false when the invite is settled: nothing is kept for it then.
 */
export async function stageAttempt(sql: Sql, attempt: Attempt): Promise<boolean> {
  const { count } = await sql`
    with open as (
      select id from invites where id = ${attempt.inviteId} and status = 'pending'
        and revocation is null for share
    )
    insert into acceptance_attempts (id, account_id, invite_id, generation, channel, first_name,
      last_name, password_hash, proven_identity_id, request_id)
    select ${attempt.id}, ${attempt.accountId}, open.id, ${attempt.generation}::int,
      ${attempt.channel}, ${attempt.firstName}, ${attempt.lastName}, ${attempt.passwordHash}::text,
      ${attempt.provenIdentityId}::uuid, ${attempt.requestId}
    from open on conflict (id) do update set created_at = now()`
  return count === 1
}

/** Of an attempt that was refused nothing is kept. Spec §2. */
export async function dropAttempt(sql: Sql, id: string): Promise<void> {
  await sql`delete from acceptance_attempts where id = ${id}`
}

/** An attempt that was never taken still holds a password hash: it goes after a day. */
export async function purgeAttempts(sql: Sql): Promise<void> {
  await sql`delete from acceptance_attempts where created_at < now() - interval '1 day'`
}

export type InvitedIdentity = { id: string; passwordHash: string | null; sameAddress: boolean }

type Invited = {
  status: InviteStatus
  identityId: string | null
  passwordHash: string | null
  sameAddress: boolean
}

/**
 * Who stands behind the address of a pending invite in its account, if anyone already. Throws what
 * else has become of it, read in the same moment: then this may be who accepted it.
 */
export async function readInvitedIdentity(
  sql: Sql,
  inviteId: string,
): Promise<InvitedIdentity | undefined> {
  const [invited] = await sql<[Invited?]>`
    select invite_status(invites.status, revocation, expires_at) as status,
      identities.id as identity_id, password_hash,
      lower(identities.email collate "C") = lower(invites.email collate "C") as same_address
    from invites left join identities
      on identities.account_id = invites.account_id and identities.email_key = invites.email_key
    where invites.id = ${inviteId}`
  assertOpen(invited?.status ?? 'revoked')
  if (!invited?.identityId) return undefined
  const { identityId: id, passwordHash, sameAddress } = invited
  return { id, passwordHash, sameAddress }
}
