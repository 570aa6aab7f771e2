import type { Branding } from '../domain/branding.ts'
import { brandingOf } from './branding.ts'
import type { Sql } from './client.ts'
import { registeredLoginPage } from './invites.ts'
import { type TemplateChoice, templateChoices } from './message-templates.ts'

/** What a message needs to know. */
export type OutgoingInvite = {
  id: string
  email: string | null
  mobileNumber: string | null
  firstName: string
  lastName: string
  accountName: string
  invitedByName: string
  message: string | null
  lang: string | null
  expiresAt: Date
  inviteRedirectUrl: string | null
  initiateLoginUri: string | null
  suspended: boolean
  branding: Branding
  templates: TemplateChoice[] // the Account's own, of the invite's key and medium
}

export const outgoingColumns = (sql: Sql) => sql`
  invites.id, invites.email, mobile_number, first_name, last_name, accounts.name as account_name,
  invited_by_name, message, lang, expires_at, invite_redirect_url,
  ${registeredLoginPage(sql)} as initiate_login_uri,
  accounts.suspended_at is not null or environments.suspended_at is not null as suspended,
  ${brandingOf(sql)} as branding,
  ${templateChoices(sql, {
    accountId: sql`invites.account_id`,
    key: sql`invites.template_key`,
    medium: sql`case when invites.email is null then 'SMS' else 'EMAIL' end`,
  })} as templates`

/** Nothing once an invite is settled, its window over, or this generation sent before. */
export const outgoingSource = (sql: Sql) => sql`
  invites join accounts on accounts.id = invites.account_id
    left join environments on environments.id = invites.environment_id
    left join applications on applications.id = invites.application_id
  where status = 'pending' and revocation is null and expires_at > now()
    and delivery_state = 'queued'`

/** The message that is still to be sent for this generation, if it is the current one. */
export async function readOutgoing(sql: Sql, id: string, generation: number) {
  const [invite] = await sql<[OutgoingInvite?]>`
    select ${outgoingColumns(sql)} from ${outgoingSource(sql)}
      and invites.id = ${id} and generation = ${generation}`
  return invite
}

/**
 * Notes that a text message is about to be given to its provider. True when it was begun before:
 * then nobody knows whether it was taken.
 */
export async function beginText(sql: Sql, id: string, generation: number): Promise<boolean> {
  const { count } = await sql`
    update invites set text_begun = ${generation}
    where id = ${id} and text_begun is distinct from ${generation}`
  return count === 0
}

/** A generation's message. `byRun`: it is the invite's own workflow that sent it. */
export type Message = { id: string; generation: number; byRun: boolean }

const given = (sql: Sql, messages: Message[]) => sql`
  jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb) as given (id uuid, generation int,
    "byRun" boolean, error text, permanent boolean)`

/** Notes that a message was taken by the mail server; gives the time that counts. */
export async function recordSent(sql: Sql, message: Message): Promise<Date> {
  const [row] = await recordAllSent(sql, [message])
  return row?.sentAt ?? new Date()
}

/** The same for many, in one statement. */
export async function recordAllSent(
  sql: Sql,
  messages: Message[],
): Promise<{ id: string; sentAt: Date }[]> {
  return sql<{ id: string; sentAt: Date }[]>`
    with sent as (
      update invites set delivery_state = 'sent', delivery_attempts = delivery_attempts + 1,
        delivery_last_error = null, delivery_sent_at = now(), last_sent_at = now(),
        run_seen_at = case when "byRun" then coalesce(run_seen_at, now()) else run_seen_at end
      from ${given(sql, messages)}
      where invites.id = given.id and invites.generation = given.generation
        and delivery_state = 'queued'
      returning invites.*
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor, detail)
      select account_id, id, 'sent', '{"type": "system"}',
        jsonb_build_object('generation', generation, 'attempts', delivery_attempts) from sent
    ), fact as (
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
        new_value)
      select account_id, environment_id, 'INVITE_USER', 'userinvitations', id,
        jsonb_build_object('_id', id), invite_fact_value(sent::invites) from sent
    )
    select id, delivery_sent_at as sent_at from sent`
}

export type SendFailure = Message & { error: string; permanent: boolean }

/**
 * Notes tries that did not succeed. `permanent`: the mail server will never take it, so no more
 * tries. The timeline tells of the first failure and of the last, not of each in between.
 */
export async function recordSendFailures(sql: Sql, failures: SendFailure[]): Promise<void> {
  await sql`
    with failed as (
      update invites set delivery_state = case when permanent then 'failed' else 'queued' end,
        delivery_attempts = delivery_attempts + 1, delivery_last_error = left(error, 500),
        run_seen_at = case when "byRun" then coalesce(run_seen_at, now()) else run_seen_at end
      from ${given(sql, failures)}
      where invites.id = given.id and invites.generation = given.generation
        and delivery_state = 'queued'
      returning invites.*
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor, detail)
      select account_id, id, 'send_failed', '{"type": "system"}',
        jsonb_build_object('generation', generation, 'permanent', delivery_state = 'failed',
          'error', delivery_last_error)
      from failed where delivery_state = 'failed' or delivery_attempts = 1
    )
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
      new_value)
    select account_id, environment_id, 'INVITE_DELIVERY_FAILED', 'userinvitations', id,
      jsonb_build_object('_id', id), invite_fact_value(failed::invites)
    from failed where delivery_state = 'failed'`
}

export type OutgoingNotice = {
  email: string
  name: string
  accountName: string
  lang: string | null
  changedAt: Date
  branding: Branding
}

/** Whom to tell that an invitation set their password, and in which account. */
export async function readPasswordNotice(sql: Sql, inviteId: string) {
  const [notice] = await sql<[OutgoingNotice?]>`
    select identities.email, concat_ws(' ', identities.first_name, identities.last_name) as name,
      accounts.name as account_name, invites.lang, password_changed_at as changed_at,
      ${brandingOf(sql)} as branding
    from invites join identities on identities.id = accepted_identity_id
      join accounts on accounts.id = invites.account_id
    where invites.id = ${inviteId} and identities.email is not null`
  return notice
}
