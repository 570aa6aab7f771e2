import type { Sql } from './client.ts'
import { type InviteScope, inScope } from './invites.ts'

/** Whom a message goes to: an address, or where there is none a number. */
export type Recipient = { email: string | null; mobileNumber: string | null }

/** Recipients as the table `wanted`, with the ids of their invites. */
export function recipientTable(sql: Sql, recipients: (Recipient & { id: string })[]) {
  const ids = recipients.map(({ id }) => id)
  const emails = recipients.map(({ email }) => email)
  const numbers = recipients.map(({ mobileNumber }) => mobileNumber)
  return sql`
    unnest(${ids}::uuid[], ${emails}::text[], ${numbers}::text[])
      wanted (id, email, mobile_number)`
}

/** What is pending for the one of `wanted`; two look-ups, since an `or` would use no index. */
export const pendingFor = (sql: Sql, scope: InviteScope) => sql`
  lateral (
    select id, expires_at, revocation from invites
    where ${inScope(sql, scope)} and status = 'pending'
      and email_key = canonical_email(wanted.email)
    union all
    select id, expires_at, revocation from invites
    where ${inScope(sql, scope)} and status = 'pending' and wanted.email is null
      and email_key is null and mobile_number = wanted.mobile_number
  ) pending`
