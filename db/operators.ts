import type { OperatorRole } from '../domain/access.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'

/**
 * A removed operator's row stays, disabled and unseen: keys, events and invites name its id, and a
 * request that is under way may still write it. Its address is free again at once.
 */
export type OperatorRow = {
  id: string
  accountId: string
  email: string
  firstName: string
  lastName: string
  role: OperatorRole
  nodeIds: string[] // subtrees the operator is limited to; empty: not limited
  environmentIds: string[] // where those are
  enabled: boolean
  createdAt: Date
  updatedAt: Date
}

export type OperatorKey = { accountId: string; operatorId: string }

export type NewOperator = Pick<
  OperatorRow,
  'id' | 'accountId' | 'email' | 'firstName' | 'lastName' | 'role' | 'nodeIds'
> & { passwordHash: string }

/** An operator's limits, from `operators`: none of either where there are no limits. */
export const limitColumns = (sql: Sql | Transaction) => sql`
  array(select node_id from operator_nodes where operator_id = operators.id order by node_id)
    as node_ids,
  array(select distinct environment_id from operator_nodes where operator_id = operators.id)
    as environment_ids`

const readColumns = (sql: Sql | Transaction) => sql`
  id, account_id, email, first_name, last_name, role, disabled_at is null as enabled, created_at,
  updated_at, ${limitColumns(sql)}`

export async function listOperators(
  sql: Sql,
  accountId: string,
  page: { limit: number; after: string | null },
): Promise<OperatorRow[]> {
  return sql<OperatorRow[]>`
    select ${readColumns(sql)} from operators
    where account_id = ${accountId} and removed_at is null
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Another account's operator is not there, nor is one that was removed. */
export async function readOperator(
  sql: Sql | Transaction,
  { accountId, operatorId }: OperatorKey,
): Promise<OperatorRow | undefined> {
  const [operator] = await sql<[OperatorRow?]>`
    select ${readColumns(sql)} from operators
    where account_id = ${accountId} and id = ${operatorId} and removed_at is null`
  return operator
}

/** What the password of an operator is compared with; null for nobody. */
export async function readPasswordHash(
  sql: Sql,
  { accountId, operatorId }: OperatorKey,
): Promise<string | null> {
  const [operator] = await sql<[{ passwordHash: string }?]>`
    select password_hash from operators where account_id = ${accountId} and id = ${operatorId}`
  return operator?.passwordHash ?? null
}

/**
 * Made again under the same id, it gives what is there. Throws `email_conflict`, and `unknown_node`
 * for a node that is not the account's.
 */
export async function createOperator(sql: Sql, operator: NewOperator): Promise<OperatorRow> {
  const { id: operatorId, accountId, email, firstName, lastName, role, passwordHash } = operator
  const key = { accountId, operatorId }
  return sql
    .begin(async (tx) => {
      const { count } = await tx`
        insert into operators (id, account_id, email, first_name, last_name, role, password_hash)
        values (${operatorId}, ${accountId}, ${email}, ${firstName}, ${lastName}, ${role},
          ${passwordHash})
        on conflict (id) do nothing`
      if (count === 1) await limitOperator(tx, key, operator.nodeIds)
      const row = await readOperator(tx, key)
      if (!row) throw new Problem('not_found') // made before, and removed since
      return row
    })
    .catch((failure) => {
      const taken = violatedConstraint(failure) === 'one_operator_per_address'
      throw taken ? new Problem('email_conflict') : failure
    })
}

/** Takes the place of the limits there were. Throws `unknown_node`. */
export async function limitOperator(
  tx: Transaction,
  { accountId, operatorId }: OperatorKey,
  nodeIds: string[],
): Promise<void> {
  await tx`delete from operator_nodes where operator_id = ${operatorId}`
  const wanted = [...new Set(nodeIds.map((id) => id.toLowerCase()))]
  const { count } = await tx`
    insert into operator_nodes (account_id, environment_id, operator_id, node_id)
    select account_id, environment_id, ${operatorId}, id from nodes
    where account_id = ${accountId} and id = any(${wanted}::uuid[])`
  if (count < wanted.length) throw fieldProblem('unknown_node', 'node_ids')
}
