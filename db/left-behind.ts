import type { OperatorRole } from '../domain/access.ts'
import { couldStillSend } from '../domain/operators.ts'
import type { Sql } from './client.ts'
import { lockPendingInvites, withdrawInvites } from './withdrawals.ts'

type ChangedOperator = {
  id: string
  accountId: string
  role: OperatorRole
  nodeIds: string[]
  enabled: boolean
}

/**
 * A request that was under way while its operator was removed or demoted, or its key revoked with
 * what it had pending, may have made an invite after the others were withdrawn. It is withdrawn
 * here, within a minute. Spec §2.
 */
export async function withdrawLeftBehind(sql: Sql): Promise<void> {
  await withdrawOfKeys(sql)
  const changed = await sql<{ id: string }[]>`
    select id from operators where updated_at > now() - interval '2 minutes'
      and updated_at > created_at
      and exists (select from invites where invites.account_id = operators.account_id
        and invited_by_id = operators.id and status = 'pending' and revocation is null)`
  for (const { id } of changed) await withdrawOf(sql, id)
}

async function withdrawOf(sql: Sql, operatorId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [operator] = await tx<[ChangedOperator]>`
      select id, account_id, role, disabled_at is null as enabled,
        array(select node_id from operator_nodes where operator_id = operators.id) as node_ids
      from operators where id = ${operatorId} for share`
    const { id, accountId } = operator
    const pending = await lockPendingInvites(tx, { accountId, type: 'operator', id })
    const lost = pending.filter((invite) => !couldStillSend(operator, invite))
    const ids = lost.map((invite) => invite.id)
    await withdrawInvites(tx, ids, { type: 'system' })
  })
}

/** A revoked key authenticates no more, so nothing of its is welcome that comes now. */
async function withdrawOfKeys(sql: Sql): Promise<void> {
  await sql`
    update invites set revocation = ${sql.json({ actor: { type: 'system' } })}
    from api_keys
    where pending_withdrawn_at > now() - interval '2 minutes'
      and invites.account_id = api_keys.account_id and invited_by_id = api_keys.id
      and invited_by_type = 'api_key' and status = 'pending' and revocation is null`
}
