import type { NodeBranch } from '../../../../../client/index.ts'
import { everyNode } from '../../../identities/node-branches.ts'

export const findNode = (branches: readonly NodeBranch[], id: string): NodeBranch | undefined =>
  everyNode(branches).find((node) => node.id === id)

/** Whether a Node is another one or hangs below it. */
export const isWithin = (node: Pick<NodeBranch, 'path'>, id: string): boolean =>
  node.path.includes(`/${id}/`)
