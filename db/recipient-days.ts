import { recipientCap } from '../domain/invite.ts'
import type { Sql } from './client.ts'

/**
 * Counts a message that is no invite's to a recipient on this UTC day, as those of invites count.
 * Throws `recipient_cap`. Spec §2.
 */
export async function countMessage(
  sql: Sql,
  accountId: string,
  { email, mobileNumber }: { email: string | null; mobileNumber: string | null },
): Promise<void> {
  const { count } = await sql`
    insert into recipient_days (account_id, recipient_key, day, sends)
    values (${accountId}, recipient_key(canonical_email(${email}), ${mobileNumber}),
      (now() at time zone 'utc')::date, 1)
    on conflict (account_id, recipient_key, day) do update set sends = recipient_days.sends + 1
      where recipient_days.sends < (select max_sends_per_recipient_per_day from accounts
        where id = ${accountId})`
  if (count === 0) throw recipientCap(new Date())
}
