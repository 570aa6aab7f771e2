import { deleteEnvironmentNode, type NodeBranch } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { DeleteDialog } from '../shared/delete-dialog.tsx'
import { useDialogAction } from '../shared/use-dialog-action.ts'
import { findNode } from './branches.ts'
import { AddNode, RenameNode } from './forms.tsx'
import { useNodeSwitch } from './menu.tsx'
import { MoveNode } from './move-dialog.tsx'
import type { NodeReach } from './use-node-reach.ts'

type NodeDialogsProps = { nodes: readonly NodeBranch[]; reach: NodeReach }

/** Whichever dialog of the Nodes the address names. */
export function NodeDialogs({ nodes, reach }: NodeDialogsProps) {
  const { dialog, about, close } = useOpened()
  const node = findNode(nodes, about)
  if (!node) return null
  if (dialog === 'add') return <AddNode parent={node} onClose={close} />
  if (dialog === 'rename') return <RenameNode {...{ node }} onClose={close} />
  if (dialog === 'move') return <MoveNode {...{ node, nodes, reach }} onClose={close} />
  if (dialog === 'delete') return <DeleteNode {...{ node }} onClose={close} />
  return null
}

function DeleteNode({ node, onClose }: { node: NodeBranch; onClose: () => void }) {
  const { nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const { name, enabled } = node
  const change = useNodeSwitch(node, onClose)
  const { mutate, dialog } = useDialogAction(
    (nodeId: string, opts) => deleteEnvironmentNode({ id: environment.id, nodeId }, opts),
    { touches: ['nodes', 'setup'], onClose, done: () => words.deleted(name) },
  )
  return (
    <DeleteDialog
      {...dialog}
      title={words.deleteTitle(name)}
      onConfirm={() => mutate(node.id)}
      disable={enabled ? () => change.mutate(false) : undefined}
    >
      <p>{words.deleteText}</p>
    </DeleteDialog>
  )
}
