import { couldStillSend, type Remaining } from '../domain/operators.ts'
import type { Sql } from './client.ts'
import { limitColumns } from './operators.ts'
import { type Inviter, lockPendingInvites, withdrawInvites } from './withdrawals.ts'

/**
 * A request that was under way while its operator was removed or demoted, or its key revoked with
 * what it has pending, may have made an invite after the others were withdrawn. It is withdrawn
 * here, within a minute. Spec §2.
 */
export async function withdrawLeftBehind(sql: Sql): Promise<void> {
  const changed = await sql<Inviter[]>`
    with inviters as (
      select account_id, 'operator' as type, id from operators
      where updated_at > now() - interval '2 minutes' and updated_at > created_at
      union all
      select account_id, 'api_key', id from api_keys
      where pending_revoked_at > now() - interval '2 minutes'
    )
    select * from inviters where exists (
      select from invites where invites.account_id = inviters.account_id
        and invited_by_id = inviters.id and status = 'pending' and revocation is null)`
  for (const inviter of changed) await withdrawOf(sql, inviter)
}

async function withdrawOf(sql: Sql, inviter: Inviter): Promise<void> {
  await sql.begin(async (tx) => {
    const [operator] = await tx<[Remaining?]>`
      select account_id, role, disabled_at is null as enabled, ${limitColumns(tx)}
      from operators where id = ${inviter.id} for share`
    const pending = await lockPendingInvites(tx, inviter) // of a key, who is no operator, all is lost
    const lost = pending.filter((invite) => !operator || !couldStillSend(operator, invite))
    const ids = lost.map((invite) => invite.id)
    await withdrawInvites(tx, ids, { actor: { type: 'system' } })
  })
}
