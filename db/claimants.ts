import type { Sql, Transaction } from './client.ts'

/** What a person registers under; null: what was invited. */
export type Claim = { email: string | null; mobileNumber: string | null }

/**
 * Who in the Account stands behind the claim to an invite, from `invites`: whoever has the address,
 * else, where no address was invited, whoever is known by the number alone. `same_address`: what
 * the message went to is this person's, letter by letter. Spec section 2, Tokens.
 */
export const claimant = (sql: Sql | Transaction, { email, mobileNumber }: Claim) => sql`
  lateral (
    select 1 as rank, identities.id, password_hash, coalesce(identities.email, identities.mobile_number)
        as address,
      coalesce(lower(identities.email collate "C") = lower(invites.email collate "C"), false)
        as same_address
    from identities where identities.account_id = invites.account_id
      and email_key = canonical_email(coalesce(${email}::text, invites.email::text))
    union all
    select 2, identities.id, password_hash, identities.mobile_number,
      identities.mobile_number = invites.mobile_number
    from identities where identities.account_id = invites.account_id
      and invites.email is null and identities.email is null
      and identities.mobile_number = coalesce(${mobileNumber}::text, invites.mobile_number::text)
    order by rank, id limit 1
  ) person`

/**
 * The same for an invite that is accepted in somebody's name: who that is must have been invited.
 * A number alone says so only where no address was invited: families and companies share numbers.
 */
export const isInvited = (sql: Sql | Transaction) => sql`
  identities.account_id = invites.account_id and (identities.email_key = invites.email_key
    or (invites.email is null and identities.mobile_number = invites.mobile_number))`
