import { useState } from 'react'
import { type NodeBranch, updateEnvironmentNode } from '../../../../../client/index.ts'
import { everyNode } from '../../../identities/node-branches.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { RefusalNotice } from '../../../parts/refusal-notice.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useProblemWords } from '../../../words/use-problem-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { isWithin } from './branches.ts'
import { NodeTree } from './node-tree.tsx'
import type { NodeReach } from './use-node-reach.ts'

type MoveNodeProps = {
  node: NodeBranch
  nodes: readonly NodeBranch[]
  reach: NodeReach
  onClose: () => void
}

/** Hangs a Node below another one. It cannot go below itself, nor where it is. */
export function MoveNode({ node, nodes, reach, onClose }: MoveNodeProps) {
  const { nodes: words } = useWords().settings
  const { cancel } = useWords().parts
  const { plainly } = useProblemWords()
  const [parent, setParent] = useState<string | null>(null)
  const { mutate, dialog } = useMove(node, onClose)
  const { refusal, isPending } = dialog
  const disabled = everyNode(nodes).filter(
    (one) => isWithin(one, node.id) || one.id === node.parent_id || reach.toAdd(one),
  )
  const footer = (
    <>
      <Button onPress={onClose}>{cancel}</Button>
      <Button
        kind="primary"
        isPending={isPending}
        refusal={refusal}
        blockedBy={parent ? undefined : words.choose}
        onPress={() => parent && mutate(parent)}
      >
        {words.moveSubmit}
      </Button>
    </>
  )
  return (
    <Dialog isOpen title={words.moveTitle(node.name)} {...{ onClose, footer }}>
      {refusal && <RefusalNotice refusal={refusal} words={plainly(refusal)} />}
      <p>{words.moveLead}</p>
      <NodeTree
        label={words.newParent}
        nodes={nodes}
        changesWith={[node]}
        aside={(one) => one.id === node.parent_id && <Badge mood="accent">{words.here}</Badge>}
        choosing={{
          selectionMode: 'single',
          selectedKeys: parent ? [parent] : [],
          disabledKeys: disabled.map(({ id }) => id),
          onSelectionChange: (keys) => setParent(keys === 'all' ? null : firstOf(keys)),
        }}
      />
    </Dialog>
  )
}

const firstOf = (keys: ReadonlySet<unknown>): string | null => {
  const [first] = keys
  return typeof first === 'string' ? first : null
}

function useMove({ id: nodeId, name }: NodeBranch, onClose: () => void) {
  const { nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, nodeId }
  return useDialogAction(
    (parent_id: string, opts) =>
      updateEnvironmentNode({ ...place, updateEnvironmentNodeBody: { parent_id } }, opts),
    { touches: ['nodes'], onClose, done: () => words.moved(name) },
  )
}
