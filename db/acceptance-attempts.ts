import type { Actor } from '../domain/access.ts'
import { assertOpen, type Channel, type InviteStatus } from '../domain/invite.ts'
import { type Claim, claimant, isInvited } from './claimants.ts'
import type { Sql } from './client.ts'

export type Attempt = Typed & {
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
type Typed = Claim & {
  customFields: Record<string, unknown>
  actor: Actor | null // who accepts in the name of the proven identity; null: the person
}
type NewAttempt = Omit<Attempt, keyof Typed> & Partial<Typed>

/**
 * Keeps what the invitee typed out of workflow history; the workflow is told only the id. Waits for
 * an acceptance under way and gives false when the invite is settled: nothing is kept for it then.
 */
export async function stageAttempt(sql: Sql, attempt: NewAttempt): Promise<boolean> {
  const { email = null, mobileNumber = null, customFields = {}, actor = null } = attempt
  const { count } = await sql`
    with open as (
      select id from invites where id = ${attempt.inviteId} and status = 'pending'
        and revocation is null for share
    )
    insert into acceptance_attempts (id, account_id, invite_id, generation, channel, first_name,
      last_name, password_hash, proven_identity_id, email, mobile_number, custom_fields, actor,
      request_id)
    select ${attempt.id}, ${attempt.accountId}, open.id, ${attempt.generation}::int,
      ${attempt.channel}, ${attempt.firstName}, ${attempt.lastName}, ${attempt.passwordHash}::text,
      ${attempt.provenIdentityId}::uuid, ${email}, ${mobileNumber},
      ${JSON.stringify(customFields)}::text::jsonb, ${actor && sql.json(actor)}::jsonb,
      ${attempt.requestId}
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

export type InvitedIdentity = {
  id: string
  passwordHash: string | null
  sameAddress: boolean
  address: string // the address, or the number of who has none
}
const asInvited: Claim = { email: null, mobileNumber: null }

type Invited = { status: InviteStatus } & {
  [Key in keyof InvitedIdentity]: InvitedIdentity[Key] | null
}

/**
 * Who stands behind the claim to a pending invite in its account, if anyone already. Throws what
 * else has become of it, read in the same moment: then this may be who accepted it.
 */
export async function readInvitedIdentity(
  sql: Sql,
  inviteId: string,
  claim: Claim = asInvited,
): Promise<InvitedIdentity | undefined> {
  const [invited] = await sql<[Invited?]>`
    select invite_status(invites.status, revocation, expires_at) as status, person.*
    from invites left join ${claimant(sql, claim)} on true
    where invites.id = ${inviteId}`
  assertOpen(invited?.status ?? 'revoked')
  if (!invited?.id) return undefined
  const { id, passwordHash, sameAddress, address } = invited
  return { id, passwordHash, sameAddress: sameAddress ?? false, address: address ?? '' }
}

/** Whether what a person registers under is what was invited; null: nothing else was given. */
export async function compareClaim(sql: Sql, inviteId: string, { email, mobileNumber }: Claim) {
  const [same] = await sql<[{ sameEmail: boolean | null; sameNumber: boolean | null }]>`
    select canonical_email(${email}::text) = email_key as same_email,
      ${mobileNumber}::text = mobile_number as same_number
    from invites where id = ${inviteId}`
  return same
}

/** Whether there is such a person in the invite's account, and it was them who were invited. */
export async function isInvitedIdentity(sql: Sql, inviteId: string, identityId: string) {
  const [found] = await sql`
    select from invites join identities on ${isInvited(sql)}
    where invites.id = ${inviteId} and identities.id = ${identityId}`
  return found !== undefined
}
