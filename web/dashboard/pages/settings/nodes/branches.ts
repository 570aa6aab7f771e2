import type { NodeBranch } from '../../../../../client/index.ts'

/** A tree's Nodes from the top down, each before what hangs below it. */
export const everyNode = (branches: readonly NodeBranch[]): NodeBranch[] =>
  branches.flatMap((branch) => [branch, ...everyNode(branch.children)])

export const findNode = (branches: readonly NodeBranch[], id: string): NodeBranch | undefined =>
  everyNode(branches).find((node) => node.id === id)

/** Whether a Node is another one or hangs below it. */
export const isWithin = (node: Pick<NodeBranch, 'path'>, id: string): boolean =>
  node.path.includes(`/${id}/`)
