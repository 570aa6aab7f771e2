import { type NodeBranch, updateEnvironmentNode } from '../../../../../client/index.ts'
import { useOpened } from '../../../hooks/use-opened.ts'
import { MenuItem } from '../../../parts/menu.tsx'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { RowMenu } from '../shared/row-menu.tsx'
import { useChange } from '../shared/use-change.ts'
import type { NodeReach } from './use-node-reach.ts'

type NodeMenuProps = { node: NodeBranch; reach: NodeReach; isFlat: boolean }

/** What may be done with a Node. The root of an Environment stays where it is, and enabled. */
export function NodeMenu({ node, reach, isFlat }: NodeMenuProps) {
  const { shared, nodes: words } = useWords().settings
  const { open } = useOpened()
  const change = useNodeSwitch(node)
  const { id, name, enabled } = node
  const cannotAdd = reach.toAdd(node)
  const mayAdd = !cannotAdd && !isFlat
  const mayChange = !reach.toChange(node)
  const mayMove = mayChange && node.parent_id !== null
  return (
    <RowMenu name={name} blockedBy={mayAdd || mayChange ? undefined : cannotAdd}>
      {mayAdd && (
        <MenuItem id="add" onAction={() => open('add', id)}>
          {words.addBelow}
        </MenuItem>
      )}
      {mayChange && (
        <MenuItem id="rename" onAction={() => open('rename', id)}>
          {shared.rename}
        </MenuItem>
      )}
      {mayMove && (
        <MenuItem id="move" onAction={() => open('move', id)}>
          {words.move}
        </MenuItem>
      )}
      {mayMove && (
        <MenuItem id="enabled" onAction={() => change.mutate(!enabled)}>
          {enabled ? shared.disable : shared.enable}
        </MenuItem>
      )}
      {mayMove && (
        <MenuItem id="delete" danger onAction={() => open('delete', id)}>
          {shared.delete}
        </MenuItem>
      )}
    </RowMenu>
  )
}

/** Switches a Node on or off. */
export function useNodeSwitch({ id: nodeId, name }: NodeBranch, onDone?: () => void) {
  const { nodes: words } = useWords().settings
  const { environment } = useWorkspace()
  const place = { id: environment.id, nodeId }
  return useChange(
    (enabled: boolean, opts) =>
      updateEnvironmentNode({ ...place, updateEnvironmentNodeBody: { enabled } }, opts),
    {
      touches: ['nodes'],
      done: (enabled) => (enabled ? words.enabledNow(name) : words.disabledNow(name)),
      onDone,
    },
  )
}
