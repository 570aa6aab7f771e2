import type { Actor } from '../domain/access.ts'
import type { Sendable } from '../domain/operators.ts'
import type { Sql, Transaction } from './client.ts'

/** A pending invite as the rules see it that say who may still have it sent. */
export type PendingInvite = Sendable & { id: string }
export type Inviter = { accountId: string; type: 'operator' | 'api_key'; id: string }

/** What an invite gives, whether or not it is enabled, from `invites`. */
export const grantsOf = (sql: Sql | Transaction) => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('invitable', invitable, 'nodePath', path))
    from invite_grants join roles on roles.id = role_id join nodes on nodes.id = node_id
    where invite_id = invites.id), '[]')`

/** What an inviter has pending, locked until the transaction ends. */
export async function lockPendingInvites(
  tx: Transaction,
  inviter: Inviter,
): Promise<PendingInvite[]> {
  return tx<PendingInvite[]>`
    ${selectInvites(tx)}
    where account_id = ${inviter.accountId} and invited_by_type = ${inviter.type}
      and invited_by_id = ${inviter.id} and status = 'pending' and revocation is null
    for update of invites`
}

/** What of an import is still pending, locked until the transaction ends. */
export async function lockImportedInvites(
  tx: Transaction,
  run: { id: string; accountId: string },
): Promise<PendingInvite[]> {
  return tx<PendingInvite[]>`
    ${selectInvites(tx)}
    where account_id = ${run.accountId} and import_id = ${run.id} and status = 'pending'
      and revocation is null and expires_at > now()
    order by id for update of invites`
}

const selectInvites = (tx: Transaction) => tx`
  select invites.id, invites.account_id, invites.environment_id, ${grantsOf(tx)} as grants
  from invites`

/**
 * Withdraws invites together with what makes them unwelcome: they read `revoked` and cannot be
 * accepted from the commit on. Their workflows, told by whoever commits or by the heal Schedule,
 * make it final. Spec §2.
 */
export async function withdrawInvites(
  tx: Transaction,
  ids: string[],
  revocation: { actor: Actor; operationId?: string },
): Promise<void> {
  if (ids.length === 0) return
  await tx`
    update invites set revocation = ${tx.json(revocation)}
    where id = any(${ids}::uuid[]) and status = 'pending' and revocation is null`
}

/** How many of an import's invites a request has withdrawn, also by an earlier try of it. */
export async function countWithdrawn(
  tx: Transaction,
  importId: string,
  operationId: string,
): Promise<number> {
  const [{ withdrawn }] = await tx<[{ withdrawn: number }]>`
    select count(*)::int as withdrawn from invites
    where import_id = ${importId} and revocation ->> 'operationId' = ${operationId}`
  return withdrawn
}
