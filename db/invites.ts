import type { Actor } from '../domain/access.ts'
import type { DeliveryState, InviteStatus } from '../domain/invite.ts'
import type { Sql } from './client.ts'

export type Grant = { role_id: string; node_id: string; id: string | null }

/** An invite as it reads now: past its window it reads `expired`, whatever is stored. Spec §2. */
export type InviteRow = {
  id: string
  accountId: string
  environmentId: string | null
  importId: string | null
  resentFrom: string | null
  email: string | null
  mobileNumber: string | null
  firstName: string
  lastName: string
  applicationId: string | null
  sendEmail: boolean
  lang: string | null
  templateKey: string
  message: string | null
  customFields: Record<string, unknown>
  invitedByType: 'operator' | 'api_key' | 'identity'
  invitedById: string
  invitedByName: string
  status: InviteStatus
  generation: number
  expiresAt: Date
  lastSentAt: Date
  deliveryState: DeliveryState
  deliveryAttempts: number
  deliveryLastError: string | null
  deliverySentAt: Date | null
  acceptedAttemptId: string | null
  acceptedIdentityId: string | null
  openedAt: Date | null
  createdAt: Date
  updatedAt: Date
  allowSameEmail: boolean
  inviteRedirectUrl: string | null
  initiateLoginUri: string | null // where its links lead, if the application registers that still
  assignments: Grant[]
}

export type InviteEvent = {
  type: string
  at: Date
  actor: Actor
  detail: Record<string, unknown>
}

export type InviteScope = { accountId: string; environmentId: string | null }

export const readColumns = (sql: Sql) => sql`
  invites.id, invites.account_id, invites.environment_id, import_id, resent_from, email,
  mobile_number, first_name, last_name, application_id, send_email, lang, template_key, message,
  custom_fields, invited_by_type, invited_by_id, invited_by_name, generation, expires_at,
  last_sent_at, delivery_state, delivery_attempts, delivery_last_error, delivery_sent_at,
  accepted_attempt_id, accepted_identity_id, opened_at, allow_same_email, invites.created_at, invites.updated_at,
  invite_status(status, revocation, expires_at) as status,
  (select invite_redirect_url from applications where applications.id = invites.application_id)
    as invite_redirect_url,
  ${registeredLoginPage(sql)} as initiate_login_uri,
  coalesce((
    select jsonb_agg(
      jsonb_build_object('role_id', grants.role_id, 'node_id', grants.node_id, 'id', given.id)
      order by position)
    from invite_grants grants left join role_assignments given
      on given.identity_id = invites.accepted_identity_id
      and given.role_id = grants.role_id and given.node_id = grants.node_id
    where grants.invite_id = invites.id), '[]') as assignments`

/** Nobody is led to what an application registered once, and does no longer. Spec section 3. */
export const registeredLoginPage = (sql: Sql) => sql`
  case when invites.initiate_login_uri is not null then (
    select applications.initiate_login_uri from applications
    where applications.id = invites.application_id and applications.enabled
      and applications.initiate_login_uri = invites.initiate_login_uri) end`

/** Spelt out, because `is not distinct from` cannot use an index. */
export const inScope = (sql: Sql, { accountId, environmentId }: InviteScope) => sql`
  invites.account_id = ${accountId} and ${
    environmentId === null
      ? sql`invites.environment_id is null`
      : sql`invites.environment_id = ${environmentId}`
  }`

/** Without a scope for those who hold a link; with one, another tenant's invite is not there. */
export async function readInvite(sql: Sql, id: string, scope?: InviteScope) {
  const [invite] = await readInvites(sql, [id], scope)
  return invite
}

export async function readInvites(sql: Sql, ids: string[], scope?: InviteScope) {
  return sql<InviteRow[]>`
    select ${readColumns(sql)} from invites
    where invites.id = any(${ids}::uuid[]) ${scope ? sql`and ${inScope(sql, scope)}` : sql``}`
}

export async function readEvents(sql: Sql, inviteId: string): Promise<InviteEvent[]> {
  return sql<InviteEvent[]>`
    select type, at, actor, detail from invite_events where invite_id = ${inviteId} order by id`
}

/** Notes that an inviter took a link to hand on; once for one operation. */
export async function recordLinkCopied(
  sql: Sql,
  invite: InviteRow,
  by: { actor: Actor; operationId: string },
): Promise<void> {
  await sql`
    insert into invite_events (account_id, invite_id, type, actor, detail, operation_id)
    values (${invite.accountId}, ${invite.id}, 'link_copied', ${sql.json(by.actor)},
      ${sql.json({ generation: invite.generation })}, ${by.operationId})
    on conflict do nothing`
}

/** Whether this operation, or attempt, has already done its step with this invite. */
export async function isStepDone(sql: Sql, inviteId: string, operationId: string) {
  const [invite] = await sql`
    select from invites where id = ${inviteId} and (accepted_attempt_id = ${operationId}
      or exists (select from invite_events
        where invite_id = invites.id and operation_id = ${operationId}))`
  return invite !== undefined
}
