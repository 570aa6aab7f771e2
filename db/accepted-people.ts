import { provenChannel, requirementOf } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import type { Attempt } from './acceptance-attempts.ts'
import { claimant, isInvited } from './claimants.ts'
import type { Transaction } from './client.ts'

/** The person of an acceptance: its statements about identities, in its one transaction. Spec §2. */
export type Person = { id: string; hasPassword: boolean; sameAddress: boolean }
export type KnownPerson = Person & { told: Record<string, unknown> } // as facts tell them
type Accepted = { id: string }

export async function lockPerson(
  tx: Transaction,
  invite: Accepted,
  attempt: Attempt,
): Promise<KnownPerson | null> {
  const found = attempt.actor
    ? tx`select identities.id, true as same_address from invites
        join identities on ${isInvited(tx)} and identities.id = ${attempt.provenIdentityId}
        where invites.id = ${invite.id}`
    : tx`select person.id, same_address from invites cross join ${claimant(tx, attempt)}
        where invites.id = ${invite.id}`
  const [person] = await tx<[KnownPerson?]>`
    with found as (${found})
    select id, password_hash is not null as has_password, same_address,
      identity_fact_value(identities) as told
    from identities join found using (id) for update of identities`
  return person ?? null
}

/** Asked again here, under the lock: the person may have come into being since the page was read. */
export function assertProven(attempt: Attempt, person: Person | null): void {
  if (person && attempt.provenIdentityId === person.id) return
  if (attempt.actor) throw new Problem('bad_request', { detail: 'This person is not there.' })
  const requirement = requirementOf(provenChannel(attempt.channel, person), person)
  if (requirement === 'mail_link') throw new Problem('mail_link_required')
  if (requirement === 'current_password' || !attempt.passwordHash) {
    throw new Problem('current_password_required')
  }
}

export async function insertPerson(
  tx: Transaction,
  invite: Accepted,
  attempt: Attempt,
): Promise<Person> {
  const [person] = await tx<[Person]>`
    insert into identities (account_id, email, mobile_number, email_verified, first_name, last_name,
      password_hash, password_changed_at, custom_fields)
    select account_id, coalesce(${attempt.email}, email), coalesce(${attempt.mobileNumber},
        mobile_number), ${attempt.channel === 'mail'} and email is not null and
        lower(coalesce(${attempt.email}, email) collate "C") = lower(email collate "C"),
      ${attempt.firstName}, ${attempt.lastName}, ${attempt.passwordHash}, now(),
      custom_fields || ${JSON.stringify(attempt.customFields)}::text::jsonb
    from invites where id = ${invite.id}
    returning id, true as has_password, true as same_address`
  return person
}

/** What is known of a person stays; the person alone may say otherwise. */
export async function updatePerson(
  tx: Transaction,
  person: Person,
  { invite, attempt }: { invite: Accepted; attempt: Attempt },
): Promise<void> {
  const { id } = person
  await tx`
    update identities set custom_fields = invites.custom_fields || identities.custom_fields
      || ${JSON.stringify(attempt.customFields)}::text::jsonb, updated_at = now()
    from invites where invites.id = ${invite.id} and identities.id = ${id}`
  if (attempt.actor) return
  const channelProven = provenChannel(attempt.channel, person) === 'mail'
  await tx`
    update identities set first_name = ${attempt.firstName}, last_name = ${attempt.lastName},
      email_verified = email_verified or (email is not null and ${channelProven}),
      email = coalesce(email, ${attempt.email}),
      mobile_number = coalesce(mobile_number, ${attempt.mobileNumber}),
      password_hash = coalesce(${attempt.passwordHash}, password_hash),
      password_changed_at = case when ${attempt.passwordHash}::text is null
        then password_changed_at else now() end,
      updated_at = now()
    where id = ${id}`
  if (!attempt.passwordHash) return
  await tx`update sessions set ended_at = now() where identity_id = ${id} and ended_at is null`
}
