import { writeAddress } from '../domain/address.ts'
import type { UserInviteState } from '../domain/user-actions.ts'
import type { Sql } from './client.ts'
import { createdWithin } from './invite-lists.ts'
import { type InviteRow, type InviteScope, inScope, readColumns } from './invites.ts'

/** An invite as the user-actions surface tells it. Spec §4. */
export type UserInviteRow = InviteRow & {
  state: UserInviteState
  clientId: string | null
  clientName: string | null
  acceptedAt: Date | null
}

const userColumns = (sql: Sql) => sql`
  ${readColumns(sql)}, ${stateOf(sql)} as state, client_id, client_name, accepted_at`

const stateOf = (sql: Sql) =>
  sql`user_invite_state(invites.status, revocation, generation, resent_from)`

const withApplication = (sql: Sql) => sql`
  left join lateral (
    select client_id, client_name from applications
    where applications.id = coalesce(invites.application_id, (select id from applications
      where applications.environment_id = invites.environment_id and is_default))
  ) application on true`

/** Of the account's environments; the directory's own invites are not of this surface. */
export async function readUserInvite(sql: Sql, accountId: string, id: string) {
  const [row] = await sql<[UserInviteRow?]>`
    select ${userColumns(sql)} from invites ${withApplication(sql)}
    where invites.id = ${id} and invites.account_id = ${accountId}
      and invites.environment_id is not null`
  return row
}

export const sortFields = ['createdTime', 'updatedTime', 'email'] as const
export type UserInviteSearch = {
  filter: {
    states?: UserInviteState[] | undefined
    email?: string | undefined
    mobileNumber?: string | undefined
    applicationId?: string | undefined
    invitedBy?: string | undefined
    createdAfter?: Date | undefined
    createdBefore?: Date | undefined
  }
  sort: { field: (typeof sortFields)[number]; order: 'asc' | 'desc' }
  skip: number
  take: number
}

/** One page, and how many there are in all. */
export async function searchUserInvites(sql: Sql, scope: InviteScope, search: UserInviteSearch) {
  const where = sql`${inScope(sql, scope)} ${matching(sql, search.filter)}`
  const order = orderBy(sql, search.sort)
  const [rows, [{ total }]] = await Promise.all([
    sql<UserInviteRow[]>`
      select ${userColumns(sql)} from (
        select * from invites where ${where} order by ${order}
        limit ${search.take} offset ${search.skip}
      ) invites ${withApplication(sql)} order by ${order}`,
    sql<[{ total: number }]>`select count(*)::int as total from invites where ${where}`,
  ])
  return { rows, total }
}

/* Each has an index that begins with the account, and the id decides between equals. */
function orderBy(sql: Sql, { field, order }: UserInviteSearch['sort']) {
  const way = order === 'desc' ? sql`desc` : sql`asc`
  if (field === 'email') return sql`invites.email_key ${way}, invites.id desc`
  if (field === 'updatedTime') return sql`invites.updated_at ${way}, invites.id ${way}`
  return sql`invites.id ${way}`
}

function matching(sql: Sql, filter: UserInviteSearch['filter']) {
  const { states, email, mobileNumber, applicationId, invitedBy } = filter
  return sql`
    ${states ? sql`and status = any(${storedAs(states)}) and ${stateOf(sql)} = any(${states})` : sql``}
    ${email ? sql`and email_key = canonical_email(${writeAddress(email)})` : sql``}
    ${mobileNumber ? sql`and mobile_number = ${mobileNumber}` : sql``}
    ${applicationId ? sql`and ${isFor(sql, applicationId)}` : sql``}
    ${invitedBy ? sql`and invited_by_id = ${invitedBy}` : sql``}
    ${createdWithin(sql, filter)}`
}

/** Which stored statuses may read as one of these states: the index knows those. */
const storedAs = (states: UserInviteState[]): string[] => [
  ...new Set(
    states.flatMap((state) => {
      if (state === 'initiated' || state === 'reinitiated') return ['pending', 'expired']
      return state === 'revoked' ? ['revoked', 'pending', 'expired'] : [state]
    }),
  ),
]

const isFor = (sql: Sql, applicationId: string) => sql`
  (application_id = ${applicationId} or (application_id is null and exists (select from applications
    where applications.id = ${applicationId} and is_default)))`
