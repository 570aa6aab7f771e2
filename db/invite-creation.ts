import type { Actor } from '../domain/access.ts'
import { recipientCap } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import type { Sql } from './client.ts'
import { refuseGone } from './holders.ts'
import { stillOpen } from './imports.ts'
import { closeOverdue } from './invite-life.ts'
import { type InviteRow, type InviteScope, inScope, readInvites } from './invites.ts'
import { pendingFor, recipientTable } from './recipients.ts'

/** One invite to be written. The id is the caller's, so that made again it finds itself. */
export type NewInvite = {
  id: string
  resentFrom: string | null
  email: string | null // null: the message goes to the number
  mobileNumber: string | null
  firstName: string
  lastName: string
  applicationId: string | null
  inviteRedirectUrl: string | null // of that application
  sendEmail: boolean
  lang: string | null
  templateKey: string
  message: string | null
  customFields: Record<string, unknown>
  initiateLoginUri: string | null // of that application: where links lead
  allowSameEmail: boolean // whoever registers does so under the invited address
  grants: { roleId: string; nodeId: string }[]
}

/** What all invites of one request have in common. */
export type Creation = InviteScope & {
  inviter: { type: 'operator' | 'api_key' | 'identity'; id: string; name: string }
  importId: string | null // of the run that makes them
  windowMs: number
  maxSendsPerRecipientPerDay: number
}

/**
 * Writes invites with their grants, first events and the day's counts, in one statement however
 * many they are. Gives for each, in order, its row or why there is none: `invite_pending` with the
 * id of the other invite, or `recipient_cap`. No two may be for one address, or for one number
 * where there is no address.
 * Throws `unknown_…` for what went a moment ago: then none is written.
 */
export async function createInvites(
  sql: Sql,
  creation: Creation,
  invites: NewInvite[],
): Promise<(InviteRow | Problem)[]> {
  const outcomes = new Map<string, InviteRow | Problem>()
  for (let round = 0; round < mostRounds && outcomes.size < invites.length; round += 1) {
    const left = invites.filter(({ id }) => !outcomes.has(id))
    if (round > 0) await closeOverdue(sql, creation, left)
    for (const [id, row] of await insertInvites(sql, creation, left)) outcomes.set(id, row)
    const unwritten = left.filter(({ id }) => !outcomes.has(id))
    if (round > 0) await explain(sql, creation, { unwritten, outcomes })
  }
  const busy = new Problem('service_unavailable', { retry_after_seconds: 1 })
  return invites.map(({ id }) => outcomes.get(id) ?? busy)
}

/** The first finds what is free; what still lies in the way may go while we look at it. */
const mostRounds = 5

/** Not written: it was before, another one is pending, or its recipient had its messages for today. */
async function explain(
  sql: Sql,
  creation: Creation,
  { unwritten, outcomes }: { unwritten: NewInvite[]; outcomes: Map<string, InviteRow | Problem> },
): Promise<void> {
  if (unwritten.length === 0) return
  const ids = unwritten.map(({ id }) => id)
  const sendingIds = unwritten.filter(({ sendEmail }) => sendEmail).map(({ id }) => id)
  const found = await sql<{ id: string; otherId: string | null; isCapped: boolean }[]>`
    select wanted.id, pending.id as other_id, recipient_days.sends is not null as is_capped
    from ${recipientTable(sql, unwritten)}
    left join ${pendingFor(sql, creation)} on true
    left join recipient_days on wanted.id = any(${sendingIds}::uuid[])
      and recipient_days.account_id = ${creation.accountId}
      and recipient_key = recipient_key(canonical_email(wanted.email), wanted.mobile_number)
      and day = (now() at time zone 'utc')::date
      and sends >= ${creation.maxSendsPerRecipientPerDay}`
  for (const { id, otherId, isCapped } of found) {
    if (otherId) outcomes.set(id, new Problem('invite_pending', { existing_invite_id: otherId }))
    else if (isCapped) outcomes.set(id, recipientCap(new Date()))
  }
  for (const row of await readInvites(sql, ids, creation)) outcomes.set(row.id, row)
}

type StoredInvite = Omit<InviteRow, 'assignments' | 'inviteRedirectUrl'>

/** The rows that could be written; the others were there, are in the way, or are too many today. */
async function insertInvites(
  sql: Sql,
  creation: Creation,
  invites: NewInvite[],
): Promise<Map<string, InviteRow>> {
  const { inviter } = creation
  const actor: Actor = inviter
  const stored = await sql<StoredInvite[]>`
    with wanted as (${freeAddresses(sql, creation, invites)}),
    counted as (${countSends(sql, creation)}),
    invite as (
      insert into invites (id, account_id, environment_id, import_id, resent_from, email,
        mobile_number, first_name, last_name, application_id, send_email, lang, template_key,
        message, custom_fields, initiate_login_uri, allow_same_email, invited_by_type, invited_by_id, invited_by_name, delivery_state, expires_at)
      select id, ${creation.accountId}, ${creation.environmentId}::uuid,
        ${creation.importId}::uuid, resent_from, email, mobile_number, first_name, last_name,
        application_id, send_email, lang, template_key, message, custom_fields, initiate_login_uri,
        allow_same_email, ${inviter.type}, ${inviter.id}, ${inviter.name},
        case when send_email then 'queued' else 'not_requested' end,
        now() + make_interval(secs => ${creation.windowMs / 1000})
      from wanted
      where not send_email or recipient_key in (select recipient_key from counted)
      order by recipient_key
      on conflict do nothing
      returning *
    ), grants as (
      insert into invite_grants (account_id, environment_id, invite_id, role_id, node_id, position)
      select account_id, environment_id, invite.id, role_id, node_id, position
      from invite join wanted on wanted.id = invite.id
        cross join rows from (jsonb_to_recordset(wanted.grants) as (role_id uuid, node_id uuid))
          with ordinality as given (role_id, node_id, position)
    ), event as (
      insert into invite_events (account_id, invite_id, type, actor)
      select account_id, id, 'created', ${sql.json(actor)} from invite
    )
    select * from invite`.catch(refuseGone)
  const given = new Map(invites.map((invite) => [invite.id, invite]))
  return new Map(stored.map((row) => [row.id, complete(row, given.get(row.id))]))
}

function complete(row: StoredInvite, given: NewInvite | undefined): InviteRow {
  const assignments = (given?.grants ?? []).map(({ roleId, nodeId }) => {
    return { role_id: roleId, node_id: nodeId, id: null }
  })
  return { ...row, assignments, inviteRedirectUrl: given?.inviteRedirectUrl ?? null }
}

/**
 * What is not written yet and has no other invite in its way. All addresses are asked for at once,
 * not by a join: with statistics from before an import, that one reads all that is pending for each.
 */
function freeAddresses(sql: Sql, scope: Creation, invites: NewInvite[]) {
  const rows = JSON.stringify(invites.map(writeRow))
  return sql`
    with given as materialized (
      select *, canonical_email(email) as email_key,
        recipient_key(canonical_email(email), mobile_number) as recipient_key
      from jsonb_to_recordset(${rows}::text::jsonb) as given (id uuid,
        resent_from uuid, email text, mobile_number text, first_name text, last_name text, application_id uuid,
        send_email boolean, lang text, template_key text, message text, custom_fields jsonb,
        initiate_login_uri text, allow_same_email boolean, grants jsonb))
    select * from given
    where ${stillOpen(sql, scope.importId)}
      and id not in (select id from invites where id = any(array(select id from given)))
      and (email_key is null or email_key not in (select email_key from invites
        where ${inScope(sql, scope)} and status = 'pending'
          and email_key = any(array(select email_key from given))))
      and (email_key is not null or mobile_number not in (select mobile_number from invites
        where ${inScope(sql, scope)} and status = 'pending' and email_key is null
          and mobile_number = any(array(
            select mobile_number from given where email_key is null))))`
}

const writeRow = (invite: NewInvite) => ({
  id: invite.id,
  resent_from: invite.resentFrom,
  email: invite.email,
  mobile_number: invite.mobileNumber,
  first_name: invite.firstName,
  last_name: invite.lastName,
  application_id: invite.applicationId,
  send_email: invite.sendEmail,
  lang: invite.lang,
  template_key: invite.templateKey,
  message: invite.message,
  custom_fields: invite.customFields,
  initiate_login_uri: invite.initiateLoginUri,
  allow_same_email: invite.allowSameEmail,
  grants: invite.grants.map(({ roleId, nodeId }) => ({ role_id: roleId, node_id: nodeId })),
})

/**
 * Counts one message for each recipient on this UTC day; gives no row where the cap is reached. In
 * the order of the recipients, so that two requests never wait for each other.
 */
const countSends = (sql: Sql, { accountId, maxSendsPerRecipientPerDay }: Creation) => sql`
  insert into recipient_days (account_id, recipient_key, day, sends)
  select ${accountId}, recipient_key, (now() at time zone 'utc')::date, 1
  from wanted where send_email order by recipient_key
  on conflict (account_id, recipient_key, day) do update set sends = recipient_days.sends + 1
    where recipient_days.sends < ${maxSendsPerRecipientPerDay}
  returning recipient_key`
