import { inUse } from '../domain/holders.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { isHeld, type Sql, type Transaction } from './client.ts'
import { type EnvironmentScope, lockEnvironment } from './environments.ts'
import { countNodeHolders } from './holders.ts'
import { type NodeRow, nodeColumns, refuseNode } from './nodes.ts'

export type NodeTarget = EnvironmentScope & {
  id: string
  within: string[] // the subtrees an operator is limited to; empty: everywhere
}
export type NodeChange = {
  name: string | undefined
  parentId: string | undefined
  enabled: boolean | undefined
}

type Found = { isRoot: boolean; inReach: boolean; parentInReach: boolean }

/**
 * Changes what is given; with another parent, all that hangs below goes along. Throws `not_found`,
 * `permission_denied`, `unknown_node` for a parent that is not there or out of reach, `name_taken`
 * among its new siblings, and `validation_failed` for what the tree does not take.
 */
export async function changeNode(
  sql: Sql,
  target: NodeTarget,
  change: NodeChange,
): Promise<NodeRow> {
  return sql
    .begin(async (tx) => {
      const { isRoot, parentInReach } = await holdNode(tx, target, change.parentId)
      if (change.parentId && isRoot) {
        throw fieldProblem('validation_failed', 'parent_id', 'The root node stays where it is.')
      }
      if (change.parentId && !parentInReach) throw fieldProblem('unknown_node', 'parent_id')
      const [row] = await tx<[NodeRow]>`
        update nodes set name = coalesce(${change.name ?? null}, name), updated_at = now(),
          parent_id = coalesce(${change.parentId ?? null}, parent_id),
          enabled = coalesce(${change.enabled ?? null}, enabled)
        where id = ${target.id} returning ${nodeColumns(tx)}`
      return row
    })
    .catch(refuseNode)
}

/** Throws `not_found`, `permission_denied`, or `node_in_use` with what holds it. */
export async function deleteNode(sql: Sql, target: NodeTarget): Promise<void> {
  await sql
    .begin(async (tx) => {
      const { isRoot } = await holdNode(tx, target)
      if (isRoot) {
        throw new Problem('node_in_use', { detail: 'It is the root of its environment.' })
      }
      await tx`delete from nodes where id = ${target.id}`
    })
    .catch(async (failure) => {
      if (!isHeld(failure)) throw failure
      throw inUse('node_in_use', await countNodeHolders(sql, target))
    })
}

/**
 * Finds a node in a tree that nobody else changes meanwhile. Who is limited to subtrees changes
 * what hangs below their roots: where such a root stands is for those who set the limit. Spec §4.
 */
async function holdNode(tx: Transaction, target: NodeTarget, parentId?: string): Promise<Found> {
  const { accountId, environmentId, id, within } = target
  await lockEnvironment(tx, target)
  const reached = (path: ReturnType<Transaction>) => tx`
    coalesce(${within.length === 0} or string_to_array(${path}, '/') && ${within}::text[], false)`
  const [found] = await tx<[Found?]>`
    select nodes.parent_id is null as is_root,
      ${reached(tx`above.path`)} as in_reach,
      next.id is not null and ${reached(tx`next.path`)} as parent_in_reach
    from nodes left join nodes above on above.id = nodes.parent_id
      left join nodes next on next.id = ${parentId ?? null}::uuid
        and next.environment_id = nodes.environment_id
    where nodes.id = ${id} and nodes.account_id = ${accountId}
      and nodes.environment_id = ${environmentId}`
  if (!found) throw new Problem('not_found')
  if (!found.inReach) {
    throw new Problem('permission_denied', { detail: 'This node is not below yours.' })
  }
  return found
}
