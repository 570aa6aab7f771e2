import type { Actor } from '../domain/access.ts'
import { recipientCap } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { type Sql, violatedConstraint } from './client.ts'
import { refuseGone } from './holders.ts'
import { closeOverdue } from './invite-life.ts'
import { type InviteRow, readInvite } from './invites.ts'

export type NewInvite = {
  id: string
  accountId: string
  environmentId: string | null
  resentFrom: string | null
  email: string
  firstName: string
  lastName: string
  applicationId: string | null
  sendEmail: boolean
  lang: string | null
  templateKey: string
  message: string | null
  customFields: string // JSON
  invitedByType: string
  invitedById: string
  invitedByName: string
  deliveryState: 'queued' | 'not_requested'
}

export type NewGrants = { roleIds: string[]; nodeIds: string[] }
export type CreationPolicy = { windowMs: number; maxSendsPerRecipientPerDay: number }
export type Creation = {
  invite: NewInvite
  grants: NewGrants
  policy: CreationPolicy
  inviteRedirectUrl: string | null // of the application that the invite names
}

/**
 * Writes an invite with its grants and its first event, in one statement. The id is the caller's,
 * so that a request that is made again finds what it made before. Throws `invite_pending` with the
 * id of the other invite, `recipient_cap`, or `unknown_…` for what went a moment ago.
 */
export async function createInvite(sql: Sql, creation: Creation): Promise<InviteRow> {
  const inserted = await insertInvite(sql, creation).catch((error) => {
    if (violatedConstraint(error) !== 'one_pending_invite') throw error
    return insertAfterOverdue(sql, creation)
  })
  const row = inserted ?? (await readInvite(sql, creation.invite.id))
  if (!row) throw recipientCap(new Date())
  return row
}

/** A window that ended while no worker ran leaves its row pending; that row is no obstacle. */
async function insertAfterOverdue(sql: Sql, creation: Creation): Promise<InviteRow | undefined> {
  const { invite } = creation
  await closeOverdue(sql, invite)
  return insertInvite(sql, creation).catch(async (error) => {
    if (violatedConstraint(error) !== 'one_pending_invite') throw error
    const [other] = await sql<[{ id: string }?]>`
      select id from invites where account_id = ${invite.accountId} and status = 'pending'
        and environment_id is not distinct from ${invite.environmentId}::uuid
        and email_key = canonical_email(${invite.email})`
    if (!other) return insertInvite(sql, creation)
    throw new Problem('invite_pending', { existing_invite_id: other.id })
  })
}

/** Undefined when the id was there already, or the cap is reached. */
async function insertInvite(
  sql: Sql,
  { invite, grants, policy, inviteRedirectUrl }: Creation,
): Promise<InviteRow | undefined> {
  const { roleIds, nodeIds } = grants
  const actor: Actor = {
    type: actorType(invite),
    id: invite.invitedById,
    name: invite.invitedByName,
  }
  const [stored] = await sql<[Omit<InviteRow, 'assignments' | 'inviteRedirectUrl'>?]>`
    with counted as (${countSend(sql, invite, policy.maxSendsPerRecipientPerDay)}),
    invite as (
      insert into invites (id, account_id, environment_id, resent_from, email, first_name,
        last_name, application_id, send_email, lang, template_key, message, custom_fields,
        invited_by_type, invited_by_id, invited_by_name, delivery_state, expires_at)
      select ${invite.id}, ${invite.accountId}, ${invite.environmentId}::uuid,
        ${invite.resentFrom}::uuid, ${invite.email}, ${invite.firstName}, ${invite.lastName},
        ${invite.applicationId}::uuid, ${invite.sendEmail}, ${invite.lang}, ${invite.templateKey},
        ${invite.message}, ${invite.customFields}::text::jsonb, ${invite.invitedByType},
        ${invite.invitedById}, ${invite.invitedByName}, ${invite.deliveryState},
        now() + make_interval(secs => ${policy.windowMs / 1000})
      where ${!invite.sendEmail} or exists (select from counted)
      on conflict (id) do nothing
      returning *
    ), grants as (
      insert into invite_grants (account_id, environment_id, invite_id, role_id, node_id, position)
      select account_id, environment_id, id, role_id, node_id, position
      from invite, unnest(${roleIds}::uuid[], ${nodeIds}::uuid[]) with ordinality
        as wanted (role_id, node_id, position)
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor)
      select account_id, id, 'created', ${sql.json(actor)} from invite
    )
    select * from invite`.catch(refuseGone)
  if (!stored) return undefined
  const assignments = roleIds.map((role_id, index) => {
    return { role_id, node_id: nodeIds[index] ?? '', id: null }
  })
  return { ...stored, assignments, inviteRedirectUrl }
}

function actorType({ invitedByType }: NewInvite): Actor['type'] {
  return invitedByType === 'operator' || invitedByType === 'identity' ? invitedByType : 'api_key'
}

type Recipient = { accountId: string; email: string; sendEmail: boolean }

/** Counts one message to an address on this UTC day; gives no row once the cap is reached. */
export const countSend = (sql: Sql, to: Recipient, cap: number) => sql`
  insert into recipient_days (account_id, recipient_key, day, sends)
  select ${to.accountId}, canonical_email(${to.email}), (now() at time zone 'utc')::date, 1
  where ${to.sendEmail}
  on conflict (account_id, recipient_key, day)
    do update set sends = recipient_days.sends + 1 where recipient_days.sends < ${cap}
  returning sends`
