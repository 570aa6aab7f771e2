import { useMemo } from 'react'
import { getAccountOperator, type NodeBranch } from '../../../../../client/index.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { isWithin } from './branches.ts'

type Why = string | undefined
/** Why who is signed in may not do something with a Node; undefined where they may. */
export type NodeReach = { toChange: (node: NodeBranch) => Why; toAdd: (node: NodeBranch) => Why }

/**
 * Who is limited to subtrees adds within them, and changes what hangs below their roots. The API
 * decides; this only says so before it is asked.
 */
export function useNodeReach(): NodeReach {
  const { nodes: words } = useWords().settings
  const { account, operator, may } = useWorkspace()
  const isLimited = operator.is_limited
  const self = useAnswer(
    ['operators', 'self'],
    (opts) => getAccountOperator({ slug: account.slug, operatorId: operator.id }, opts),
    isLimited,
  )
  const roots = self.data?.node_ids
  const mayAtAll = may('node.manage')
  return useMemo(() => {
    const isReached = ({ path }: Pick<NodeBranch, 'path'>) =>
      !isLimited || (roots ?? []).some((id) => isWithin({ path }, id))
    const why = (place: Pick<NodeBranch, 'path'>) => {
      if (!mayAtAll) return words.blocked
      return isReached(place) ? undefined : words.beyond
    }
    return { toChange: (node) => why({ path: parentPath(node) }), toAdd: why }
  }, [isLimited, roots, mayAtAll, words])
}

/** `/root/shop/` without its last id; a root has nothing above it. */
const parentPath = ({ path }: NodeBranch) => path.replace(/[^/]+\/$/, '')
