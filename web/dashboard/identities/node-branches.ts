import type { NodeBranch } from '../../../client/index.ts'

/** As many matches as are shown at once. */
const mostMatches = 100

/** The Nodes at which roles may be given, and those above them, which only show the way. */
export function pickable(branches: readonly NodeBranch[]): NodeBranch[] {
  return branches.flatMap((branch) => {
    const children = pickable(branch.children)
    return branch.manageable || children.length > 0 ? [{ ...branch, children }] : []
  })
}

/** What matches a search, below what leads there; at most so many matches. */
export function matching(branches: readonly NodeBranch[], text: string, most = mostMatches) {
  const wanted = text.trim().toLowerCase()
  let count = 0
  const search = (branch: NodeBranch): NodeBranch[] => {
    if (count > most) return []
    const isMatch = branch.name.toLowerCase().includes(wanted)
    if (isMatch) count += 1
    const isKept = isMatch && count <= most
    const children = branch.children.flatMap(search)
    return isKept || children.length > 0 ? [{ ...branch, children }] : []
  }
  const found = branches.flatMap(search)
  return { found, isCut: count > most }
}

/** A tree's Nodes from the top down, each before what hangs below it. */
export const everyNode = (branches: readonly NodeBranch[]): NodeBranch[] =>
  branches.flatMap((branch) => [branch, ...everyNode(branch.children)])

export const idsOf = (branches: readonly NodeBranch[]): string[] =>
  everyNode(branches).map(({ id }) => id)

/** The ids of Nodes that cannot be picked. */
export const unpickable = (branches: readonly NodeBranch[]): string[] =>
  everyNode(branches).flatMap(({ id, manageable }) => (manageable ? [] : [id]))

/** Names from the root down, by id. */
export function trails(branches: readonly NodeBranch[], above: readonly string[] = []) {
  const all = new Map<string, readonly string[]>()
  for (const { id, name, children } of branches) {
    const trail = [...above, name]
    all.set(id, trail)
    for (const [below, names] of trails(children, trail)) all.set(below, names)
  }
  return all
}

/** The Node that there is to pick, where there is only one. */
export function onlyPickable(branches: readonly NodeBranch[]): string {
  const [first, ...others] = everyNode(branches).filter(({ manageable }) => manageable)
  return first && others.length === 0 ? first.id : ''
}
