import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, violatedConstraint } from './client.ts'
import type { EnvironmentScope } from './environments.ts'

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

const readColumns = (sql: Sql) => sql`id, name, parent_id, path, enabled, created_at`

/** In the order they were made: a node never comes before its parent. */
export async function listNodes(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  page: { limit: number; after: string | null },
): Promise<NodeRow[]> {
  return sql<NodeRow[]>`
    select ${readColumns(sql)} from nodes
    where account_id = ${accountId} and environment_id = ${environmentId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/**
 * Made again under the same id, it gives what is there. Throws `flat_environment`, `name_taken`
 * among its siblings, and `unknown_node` for a parent that is not there or out of reach.
 */
export async function createNode(sql: Sql, node: NewNode): Promise<NodeRow> {
  await sql`
    insert into nodes (id, account_id, environment_id, parent_id, name)
    select ${node.id}, account_id, environment_id, id, ${node.name} from nodes parent
    where account_id = ${node.accountId} and environment_id = ${node.environmentId}
      and ${node.parentId ? sql`id = ${node.parentId}` : sql`parent_id is null`}
      and (${node.within.length === 0}
        or string_to_array(path, '/') && ${node.within}::text[])
    on conflict (id) do nothing`.catch(refuse)
  const [row] = await sql<[NodeRow?]>`
    select ${readColumns(sql)} from nodes
    where id = ${node.id} and environment_id = ${node.environmentId}`
  if (!row) throw fieldProblem('unknown_node', 'parent_id')
  return row
}

function refuse(failure: unknown): never {
  const constraint = violatedConstraint(failure)
  if (constraint === 'hierarchy_enabled') throw new Problem('flat_environment')
  if (constraint === 'nodes_environment_id_parent_id_name_key') throw new Problem('name_taken')
  throw failure
}
