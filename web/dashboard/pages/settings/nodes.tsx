import { getEnvironment, listNodes, type NodeBranch } from '../../../../client/index.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { everyNode } from '../../identities/node-branches.ts'
import { Button } from '../../parts/button.tsx'
import { TableSkeleton } from '../../parts/table-skeleton.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { NodeDialogs } from './nodes/dialogs.tsx'
import { FlatNotice } from './nodes/flat-notice.tsx'
import { NodeMenu } from './nodes/menu.tsx'
import { NodeTree } from './nodes/node-tree.tsx'
import { type NodeReach, useNodeReach } from './nodes/use-node-reach.ts'
import { EnvironmentPage } from './shared/environment-page.tsx'

/** The tree of places where a Role can be held. */
export function NodesPage() {
  const { titles, nodes: words } = useWords().settings
  const { environment, may } = useWorkspace()
  const { open } = useOpened()
  const reach = useNodeReach()
  const tree = useAnswer(['nodes', 'settings'], (opts) => listNodes({}, opts))
  const place = useAnswer(['environments', 'one', environment.id], (opts) =>
    getEnvironment({ id: environment.id }, opts),
  )
  const nodes = tree.data?.data
  const isFlat = place.data ? !place.data.hierarchy_enabled : false
  return (
    <EnvironmentPage
      title={titles.nodes}
      lead={words.lead}
      blockedBy={may('node.manage') ? undefined : words.blocked}
      actions={nodes && <NewNode {...{ nodes, reach, isFlat }} />}
    >
      {isFlat && <FlatNotice />}
      {tree.error && !nodes && (
        <Trouble refusal={tree.error} retry={tree.refetch} busy={tree.isFetching} />
      )}
      {tree.isPending && <TableSkeleton columns={2} />}
      {nodes && (
        <>
          <p className="unseen" id="tree-keys">
            {words.keys}
          </p>
          <NodeTree
            label={words.tree}
            describedBy="tree-keys"
            nodes={nodes}
            changesWith={[reach, isFlat]}
            onAction={(node) => reach.toChange(node) ?? open('rename', node.id)}
            aside={(node) => <NodeMenu {...{ node, reach, isFlat }} />}
          />
          <NodeDialogs {...{ nodes, reach }} />
        </>
      )}
    </EnvironmentPage>
  )
}

type NewNodeProps = { nodes: readonly NodeBranch[]; reach: NodeReach; isFlat: boolean }

/** Adds below the first Node where somebody may: the root, for whoever is not limited. */
function NewNode({ nodes, reach, isFlat }: NewNodeProps) {
  const { nodes: words } = useWords().settings
  const { open } = useOpened()
  const all = everyNode(nodes)
  const parent = all.find((node) => !reach.toAdd(node))
  const why = all[0] && reach.toAdd(all[0])
  const blockedBy = parent ? (isFlat ? words.flatFirst : undefined) : (why ?? words.beyond)
  return (
    <Button kind="primary" {...{ blockedBy }} onPress={() => parent && open('add', parent.id)}>
      {words.create}
    </Button>
  )
}
