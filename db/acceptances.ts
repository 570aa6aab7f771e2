import { assertOpen, type InviteStatus } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import type { Attempt } from './acceptance-attempts.ts'
import { assertProven, insertPerson, lockPerson, updatePerson } from './accepted-people.ts'
import { appendAccountFact } from './account-facts.ts'
import type { Sql, Transaction } from './client.ts'
import { isStillMeant } from './inviters.ts'

type LockedInvite = {
  id: string
  accountId: string
  environmentId: string | null
  applicationId: string | null
  status: InviteStatus
  generation: number
  acceptedAttemptId: string | null
  suspended: boolean
}
export type Acceptance = { passwordReplaced: boolean }

/**
 * Turns a staged attempt into identity, memberships and assignments, marks the invite and writes
 * the facts: all or nothing (spec §2, Acceptance). The same attempt may be run again and gives the
 * same; of two attempts one wins and the other throws what the invite has become.
 */
export async function acceptInvite(
  sql: Sql,
  inviteId: string,
  attemptId: string,
): Promise<Acceptance> {
  return sql.begin(async (tx) => {
    const invite = await lockInvite(tx, inviteId)
    if (invite.acceptedAttemptId === attemptId) return readAcceptance(tx, inviteId)
    const attempt = await readAttempt(tx, inviteId, attemptId)
    assertOpen(invite.status)
    if (attempt.generation !== invite.generation) throw new Problem('invite_superseded')
    if (invite.suspended) throw new Problem('account_suspended')
    await assertStillGrantable(tx, invite)

    const before = await lockPerson(tx, invite, attempt)
    assertProven(attempt, before)
    const person = before ?? (await insertPerson(tx, invite, attempt))
    if (before) await updatePerson(tx, before, { invite, attempt })
    await giveEverything(tx, invite, person.id)
    const passwordReplaced = Boolean(before && attempt.passwordHash)
    await markAccepted(tx, invite.id, { attempt, personId: person.id, passwordReplaced })
    await appendAccountFact(tx, { invite, attempt, personId: person.id, before })
    await tx`delete from acceptance_attempts where invite_id = ${inviteId}`
    return { passwordReplaced }
  })
}

/** What the same attempt did when it ran before. */
async function readAcceptance(tx: Transaction, inviteId: string): Promise<Acceptance> {
  const [event] = await tx<[Acceptance]>`
    select (detail ->> 'password_replaced')::boolean as password_replaced from invite_events
    where invite_id = ${inviteId} and type = 'accepted'`
  return event
}

async function lockInvite(tx: Transaction, id: string): Promise<LockedInvite> {
  const [invite] = await tx<[LockedInvite?]>`
    select invites.id, invites.account_id, environment_id, generation, accepted_attempt_id,
      invite_status(status, revocation, expires_at) as status,
      accounts.suspended_at is not null or environments.suspended_at is not null as suspended,
      coalesce(application_id, (select id from applications
        where applications.environment_id = invites.environment_id and is_default))
        as application_id
    from invites join accounts on accounts.id = invites.account_id
      left join environments on environments.id = invites.environment_id
    where invites.id = ${id} for update of invites`
  if (!invite) throw new Problem('invite_not_found')
  return invite
}

async function readAttempt(tx: Transaction, inviteId: string, id: string): Promise<Attempt> {
  const [attempt] = await tx<[Attempt?]>`
    select * from acceptance_attempts where id = ${id} and invite_id = ${inviteId}`
  if (attempt) return attempt
  const [invite] = await tx<[{ status: InviteStatus }?]>`
    select status from invites where id = ${inviteId}`
  assertOpen(invite?.status ?? 'revoked') // another attempt won and wiped this one
  throw new Problem('bad_request', { detail: 'This attempt was never staged.' })
}

/**
 * Role, Node and Application, be it the default, must be there and enabled when they are given, and
 * who invited must still be one to give them.
 */
async function assertStillGrantable(
  tx: Transaction,
  { id, applicationId }: LockedInvite,
): Promise<void> {
  if (!(await isStillMeant(tx, id))) throw new Problem('invite_revoked')
  const [missing] = await tx<[Record<'role' | 'node' | 'application', boolean>]>`
    select coalesce(bool_or(not roles.enabled), false) as role,
      coalesce(bool_or(not nodes.enabled), false) as node,
      coalesce(bool_or(not applications.enabled), false) as application
    from invites left join invite_grants on invite_grants.invite_id = invites.id
      left join roles on roles.id = role_id left join nodes on nodes.id = node_id
      left join applications on applications.id = ${applicationId}
    where invites.id = ${id}`
  if (missing.role) throw new Problem('unknown_role')
  if (missing.node) throw new Problem('unknown_node')
  if (missing.application) throw new Problem('unknown_application')
}

async function giveEverything(tx: Transaction, invite: LockedInvite, personId: string) {
  if (invite.applicationId) {
    await tx`
      insert into app_memberships (account_id, identity_id, application_id)
      values (${invite.accountId}, ${personId}, ${invite.applicationId}) on conflict do nothing`
  }
  await tx`
    insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
    select account_id, environment_id, ${personId}, role_id, node_id from invite_grants
    where invite_id = ${invite.id} on conflict do nothing`
}

type Taken = { attempt: Attempt; personId: string; passwordReplaced: boolean }

async function markAccepted(tx: Transaction, id: string, taken: Taken): Promise<void> {
  const { attempt, personId, passwordReplaced } = taken
  const actor = attempt.actor ?? { type: 'invitee', id: personId }
  await tx`
    with before as (select * from invites where id = ${id}),
    accepted as (
      update invites set status = 'accepted', accepted_attempt_id = ${attempt.id},
        accepted_identity_id = ${personId}, run_seen_at = coalesce(run_seen_at, now())
      where id = ${id} returning *
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor, detail)
      select account_id, id, 'accepted', ${tx.json(actor)},
        jsonb_build_object('channel', ${attempt.actor ? null : attempt.channel}::text,
          'generation', generation, 'password_replaced', ${passwordReplaced}::boolean)
      from accepted
    ), told as (
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
        new_value)
      select account_id, environment_id, 'INVITE_USER', 'userinvitations', id,
        jsonb_build_object('_id', id, 'sub', ${personId}::text), invite_fact_value(accepted::invites)
      from accepted where ${attempt.actor !== null}
    )
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      old_value, new_value)
    select account_id, environment_id, 'INVITE_ACCEPTED', 'userinvitations', id,
      jsonb_build_object('_id', id, 'sub', ${personId}::text),
      (select invite_fact_value(before::invites) from before), invite_fact_value(accepted::invites)
    from accepted`
}
