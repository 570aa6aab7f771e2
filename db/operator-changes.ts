import type { Actor } from '../domain/access.ts'
import { couldStillSend, type OperatorChange } from '../domain/operators.ts'
import { Problem } from '../domain/problems.ts'
import type { Sql, Transaction } from './client.ts'
import { limitOperator, type OperatorKey, type OperatorRow, readOperator } from './operators.ts'
import { lockPendingInvites, withdrawInvites } from './withdrawals.ts'

/** Who asks, and the rule that says whether they may, asked of the operator as it is now. */
export type Asking = { actor: Actor; assertMay: (operator: OperatorRow) => void }
/** The password that was compared, and the session that outlives its change. */
export type Proof = { passwordHash: string | null; sessionId: string }
export type Changed = { operator: OperatorRow; withdrawnInviteIds: string[] }

/**
 * Changes what is given, ends the operator's sessions where it must, and withdraws the invites
 * they could no longer send: all or nothing (spec §2). Throws `not_found`, `last_admin`,
 * `unknown_node`, `invalid_credentials` for a password that is another by now, or what `assertMay` throws.
 */
export async function changeOperator(
  sql: Sql,
  key: OperatorKey,
  { change, proof, ...asking }: Asking & { change: OperatorChange; proof?: Proof | undefined },
): Promise<Changed> {
  return alterOperator(sql, key, {
    ...asking,
    write: async (tx) => {
      if (proof) await assertUnchanged(tx, key, proof)
      await writeOperator(tx, key, change)
      if (change.nodeIds) await limitOperator(tx, key, change.nodeIds)
      const goesOut = change.enabled === false || change.passwordHash !== undefined
      if (goesOut) await endSessions(tx, key, proof?.sessionId)
    },
  })
}

/** Takes an operator out of sight for good; refuses and withdraws as `changeOperator` does. */
export async function removeOperator(sql: Sql, key: OperatorKey, asking: Asking): Promise<Changed> {
  return alterOperator(sql, key, {
    ...asking,
    write: async (tx) => {
      await tx`
        update operators set removed_at = now(), disabled_at = coalesce(disabled_at, now()),
          updated_at = now()
        where id = ${key.operatorId}`
      await endSessions(tx, key)
    },
  })
}

type Alteration = Asking & { write: (tx: Transaction) => Promise<void> }

/** One after the other within an account, so that two admins cannot each count on the other. */
async function alterOperator(
  sql: Sql,
  key: OperatorKey,
  { actor, assertMay, write }: Alteration,
): Promise<Changed> {
  return sql.begin(async (tx) => {
    await tx`select from accounts where id = ${key.accountId} for no key update`
    const before = await readOperator(tx, key)
    if (!before) throw new Problem('not_found')
    assertMay(before)
    await write(tx)
    await assertAdminLeft(tx, key.accountId)
    const operator = (await readOperator(tx, key)) ?? { ...before, enabled: false }
    return { operator, withdrawnInviteIds: await withdrawUnsendable(tx, operator, actor) }
  })
}

async function writeOperator(tx: Transaction, { operatorId }: OperatorKey, change: OperatorChange) {
  const { firstName = null, lastName = null, role = null, passwordHash = null } = change
  const { enabled = null } = change
  await tx`
    update operators set first_name = coalesce(${firstName}, first_name),
      last_name = coalesce(${lastName}, last_name), role = coalesce(${role}, role),
      password_hash = coalesce(${passwordHash}, password_hash),
      disabled_at = case ${enabled}::boolean when true then null
        when false then coalesce(disabled_at, now()) else disabled_at end,
      updated_at = now()
    where id = ${operatorId}`
}

/** Under the lock on the account, that every change of a password takes. */
async function assertUnchanged(tx: Transaction, { operatorId }: OperatorKey, proof: Proof) {
  const { passwordHash } = proof
  const [same] = await tx`
    select from operators where id = ${operatorId} and password_hash = ${passwordHash}`
  if (!same) throw new Problem('invalid_credentials')
}

async function endSessions(
  tx: Transaction,
  { operatorId }: OperatorKey,
  but: string | null = null,
): Promise<void> {
  await tx`
    update sessions set ended_at = now()
    where operator_id = ${operatorId} and ended_at is null and id is distinct from ${but}::uuid`
}

/** There is always somebody who may do everything. Only under the lock on the account. */
async function assertAdminLeft(tx: Transaction, accountId: string): Promise<void> {
  const [admin] = await tx`
    select from operators where account_id = ${accountId} and role = 'admin'
      and disabled_at is null
      and not exists (select from operator_nodes where operator_id = operators.id)
    limit 1`
  if (!admin) throw new Problem('last_admin')
}

async function withdrawUnsendable(
  tx: Transaction,
  operator: OperatorRow,
  actor: Actor,
): Promise<string[]> {
  const { accountId, id } = operator
  const pending = await lockPendingInvites(tx, { accountId, type: 'operator', id })
  const lost = pending.filter((invite) => !couldStillSend(operator, invite)).map(({ id }) => id)
  await withdrawInvites(tx, lost, { actor })
  return lost
}
