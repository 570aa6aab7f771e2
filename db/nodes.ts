import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'
import { type EnvironmentScope, lockEnvironment } from './environments.ts'

export type NodeRow = {
  id: string
  name: string
  parentId: string | null
  path: string
  enabled: boolean
  createdAt: Date
}

export type NewNode = EnvironmentScope & {
  id: string
  name: string
  parentId: string | null // null: under the root
  within: string[] // the subtrees an operator is limited to; empty: everywhere
}

export const nodeColumns = (sql: Sql | Transaction) =>
  sql`id, name, parent_id, path, enabled, created_at`

/** In the order they were made; one that was moved may come before its parent. */
export async function listNodes(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  page: { limit: number; after: string | null },
): Promise<NodeRow[]> {
  return sql<NodeRow[]>`
    select ${nodeColumns(sql)} from nodes
    where account_id = ${accountId} and environment_id = ${environmentId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Parents before their children, siblings by name: an ancestor's path is always the shorter one. */
export async function readTree(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
): Promise<NodeRow[]> {
  return sql<NodeRow[]>`
    select ${nodeColumns(sql)} from nodes
    where account_id = ${accountId} and environment_id = ${environmentId}
    order by char_length(path), name, id`
}

/** Another environment's node is not there. */
export async function readNode(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  id: string,
): Promise<NodeRow | undefined> {
  const [row] = await sql<[NodeRow?]>`
    select ${nodeColumns(sql)} from nodes
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`
  return row
}

/** Some node where who is limited to these subtrees may give roles; undefined where there is none. */
export async function findNodeWithin(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  within: string[],
): Promise<NodeRow | undefined> {
  const [row] = await sql<[NodeRow?]>`
    select ${nodeColumns(sql)} from nodes
    where account_id = ${accountId} and environment_id = ${environmentId}
      and ${within.length === 0 ? sql`parent_id is null` : sql`id = any(${within}::uuid[])`}
    limit 1`
  return row
}

/**
 * Made again under the same id, it gives what is there. Throws `flat_environment`, `name_taken`
 * among its siblings, `unknown_node` for a parent that is not there or out of reach, and
 * `validation_failed` for one that is as deep as a tree goes.
 */
export async function createNode(sql: Sql, node: NewNode): Promise<NodeRow> {
  return sql
    .begin(async (tx) => {
      await lockEnvironment(tx, node)
      await tx`
        insert into nodes (id, account_id, environment_id, parent_id, name)
        select ${node.id}, account_id, environment_id, id, ${node.name} from nodes parent
        where account_id = ${node.accountId} and environment_id = ${node.environmentId}
          and ${node.parentId ? tx`id = ${node.parentId}` : tx`parent_id is null`}
          and (${node.within.length === 0}
            or string_to_array(path, '/') && ${node.within}::text[])
        on conflict (id) do nothing`
      const [row] = await tx<[NodeRow?]>`
        select ${nodeColumns(tx)} from nodes
        where id = ${node.id} and environment_id = ${node.environmentId}`
      if (!row) throw fieldProblem('unknown_node', 'parent_id')
      return row
    })
    .catch(refuseNode)
}

/** What the tree does not take, in the words of the API. */
export function refuseNode(failure: unknown): never {
  switch (violatedConstraint(failure)) {
    case 'hierarchy_enabled':
      throw new Problem('flat_environment')
    case 'nodes_environment_id_parent_id_name_key':
      throw new Problem('name_taken')
    case 'no_loops':
      throw fieldProblem('validation_failed', 'parent_id', 'A node cannot hang below itself.')
    case 'tree_depth':
      throw fieldProblem('validation_failed', 'parent_id', 'A tree has at most 50 levels.')
    case 'root_is_enabled':
      throw fieldProblem('validation_failed', 'enabled', 'The root node stays enabled.')
    default:
      throw failure
  }
}
