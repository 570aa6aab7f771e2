import { getEnvironment, listNodes } from '../../../../client/index.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useOpened } from '../../hooks/use-opened.ts'
import { TableSkeleton } from '../../parts/table-skeleton.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import { NodeDialogs } from './nodes/dialogs.tsx'
import { FlatNotice } from './nodes/flat-notice.tsx'
import { NodeMenu } from './nodes/menu.tsx'
import { NodeTree } from './nodes/node-tree.tsx'
import { useNodeReach } from './nodes/use-node-reach.ts'
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
