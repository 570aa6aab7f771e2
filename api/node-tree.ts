import { Type } from 'typebox'
import type { NodeRow } from '../db/nodes.ts'
import { canGrant, type Principal } from '../domain/access.ts'
import { id, nullable } from './schemas/fields.ts'

export type NodeBranch = {
  id: string
  name: string
  parent_id: string | null
  path: string
  enabled: boolean
  manageable: boolean
  children: NodeBranch[]
}

const branchName = 'NodeBranch'
const branchReference = Type.Unsafe<NodeBranch>({ $ref: `${branchName}#` })

/** A Node with all that hangs below it: registered under its name, for it speaks of itself. */
export const nodeBranch = Type.Object(
  {
    id,
    name: Type.String(),
    parent_id: nullable(id),
    path: Type.String({ description: 'Ids from the root down: `/root/child/`.' }),
    enabled: Type.Boolean(),
    manageable: Type.Boolean({ description: 'Whether you may give roles here now.' }),
    children: Type.Array(branchReference),
  },
  { $id: branchName, title: branchName },
)

export const nodeTree = Type.Object({ data: Type.Array(branchReference) })

/**
 * Nests rows that come parents first. `manageable` is asked of a Role that anybody may hand out:
 * whether a certain Role may be given is said by the list of Roles.
 */
export function growTree(rows: NodeRow[], caller: Principal): { data: NodeBranch[] } {
  const branches = new Map<string, NodeBranch>()
  const data: NodeBranch[] = []
  for (const row of rows) {
    const branch = branchOf(row, caller)
    branches.set(row.id, branch)
    const siblings = (row.parentId && branches.get(row.parentId)?.children) || data
    siblings.push(branch)
  }
  return { data }
}

const branchOf = (row: NodeRow, caller: Principal): NodeBranch => ({
  id: row.id,
  name: row.name,
  parent_id: row.parentId,
  path: row.path,
  enabled: row.enabled,
  manageable: row.enabled && canGrant(caller, { invitable: true }, row),
  children: [],
})
