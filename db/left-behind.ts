import { couldStillSend } from '../domain/operators.ts'
import type { Sql } from './client.ts'
import { limitColumns, type OperatorRow } from './operators.ts'
import { lockPendingInvites, withdrawInvites } from './withdrawals.ts'

type ChangedOperator = Pick<
  OperatorRow,
  'id' | 'accountId' | 'role' | 'nodeIds' | 'environmentIds' | 'enabled'
>

/**
 * A request that was under way while its operator was removed or demoted may have made an invite
 * after the others were withdrawn. It is withdrawn here, within a minute. Spec §2.
 */
export async function withdrawLeftBehind(sql: Sql): Promise<void> {
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
      select id, account_id, role, disabled_at is null as enabled, ${limitColumns(tx)}
      from operators where id = ${operatorId} for share`
    const { id, accountId } = operator
    const pending = await lockPendingInvites(tx, { accountId, type: 'operator', id })
    const lost = pending.filter((invite) => !couldStillSend(operator, invite))
    const ids = lost.map((invite) => invite.id)
    await withdrawInvites(tx, ids, { type: 'system' })
  })
}
