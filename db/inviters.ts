import { couldStillSend, type Remaining, type Sendable } from '../domain/operators.ts'
import type { Sql, Transaction } from './client.ts'
import { limitColumns } from './operators.ts'
import { grantsOf } from './withdrawals.ts'

type Made = Sendable & { invitedById: string; invitedByType: string; inviterGone: boolean }

/**
 * Whether who made an invite could make it still: a person is in the directory, an operator may do
 * it as they are now and with role and node as these are; a key's invites outlive it unless asked.
 * No lock: who changes an operator locks the operator first, and then the invites. Spec §2.
 */
export async function isStillMeant(sql: Sql | Transaction, inviteId: string): Promise<boolean> {
  const [made] = await sql<[Made]>`
    select invites.account_id, invites.environment_id, invited_by_id, invited_by_type,
      case invited_by_type when 'identity' then identities.id is null
        when 'api_key' then pending_revoked_at is not null end as inviter_gone,
      ${grantsOf(sql)} as grants
    from invites left join identities
      on identities.account_id = invites.account_id and identities.id = invited_by_id
      left join api_keys on api_keys.account_id = invites.account_id
        and api_keys.id = invited_by_id
    where invites.id = ${inviteId}`
  if (made.invitedByType !== 'operator') return !made.inviterGone
  const [operator] = await sql<[Remaining?]>`
    select account_id, role, disabled_at is null as enabled, ${limitColumns(sql)}
    from operators where account_id = ${made.accountId} and id = ${made.invitedById}`
  return operator !== undefined && couldStillSend(operator, made)
}

/** What an invite gives, also while that is disabled: it may be handed on and withdrawn then too. */
export async function readGiven(sql: Sql, inviteId: string): Promise<Sendable['grants']> {
  const [{ grants }] = await sql<[Pick<Sendable, 'grants'>]>`
    select ${grantsOf(sql)} as grants from invites where id = ${inviteId}`
  return grants
}
