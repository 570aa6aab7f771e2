import type { Sql } from './client.ts'

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

/** Whether the message of an invite goes to the one of `wanted`. */
export const isRecipient = (sql: Sql) => sql`
  (invites.email_key = canonical_email(wanted.email) or (wanted.email is null
    and invites.email_key is null and invites.mobile_number = wanted.mobile_number))`
