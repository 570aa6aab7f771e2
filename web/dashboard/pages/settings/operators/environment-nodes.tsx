import { listNodes, type NodeBranch } from '../../../../../client/index.ts'
import type { Environment } from '../../../api/session.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { everyNode } from '../../../identities/node-branches.ts'
import { Checkbox } from '../../../parts/checkbox.tsx'
import { RefusalNotice } from '../../../parts/refusal-notice.tsx'
import { useWords } from '../../../words/use-words.ts'
import { isWithin } from '../nodes/branches.ts'

type EnvironmentNodesProps = {
  environment: Environment
  chosen: readonly string[]
  setChosen: (ids: readonly string[]) => void
}

/** The Nodes of one Environment to tick. What hangs below a ticked one is ticked with it. */
export function EnvironmentNodes({ environment, chosen, setChosen }: EnvironmentNodesProps) {
  const { operators: words } = useWords().settings
  const { data, error } = useAnswer(['nodes', 'of', environment.id], (opts) =>
    listNodes({ xEnvironmentId: environment.id }, opts),
  )
  if (error && !data) return <RefusalNotice refusal={error} />
  const nodes = everyNode(data?.data ?? [])
  const tick = (node: NodeBranch, isTicked: boolean) => {
    const below = new Set(nodes.filter((one) => isWithin(one, node.id)).map(({ id }) => id))
    const rest = chosen.filter((id) => !below.has(id))
    setChosen(isTicked ? [...rest, node.id] : rest)
  }
  return (
    <fieldset className="plain">
      <legend className="unseen">{environment.name}</legend>
      {nodes.map((node) => (
        <NodeTick key={node.id} {...{ node, chosen, tick }}>
          {node.parent_id === null ? words.allOf(environment.name) : node.name}
        </NodeTick>
      ))}
    </fieldset>
  )
}

type NodeTickProps = {
  node: NodeBranch
  chosen: readonly string[]
  tick: (node: NodeBranch, isTicked: boolean) => void
  children: string
}

function NodeTick({ node, chosen, tick, children }: NodeTickProps) {
  const isIncluded = chosen.some((id) => id !== node.id && isWithin(node, id))
  return (
    <div style={{ paddingInlineStart: `${1.5 * depthOf(node)}rem` }}>
      <Checkbox
        isSelected={isIncluded || chosen.includes(node.id)}
        isDisabled={isIncluded}
        onChange={(isTicked) => tick(node, isTicked)}
      >
        {children}
      </Checkbox>
    </div>
  )
}

const depthOf = ({ path }: NodeBranch) => path.split('/').length - 3
