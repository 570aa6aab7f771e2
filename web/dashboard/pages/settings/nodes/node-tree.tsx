import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import {
  type TreeProps as AriaTreeProps,
  Tree,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components/Tree'
import type { NodeBranch } from '../../../../../client/index.ts'
import { everyNode } from '../../../identities/node-branches.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useWords } from '../../../words/use-words.ts'

type Choosing = Pick<
  AriaTreeProps<NodeBranch>,
  'selectionMode' | 'selectedKeys' | 'onSelectionChange' | 'disabledKeys'
>
type NodeTreeProps = {
  label: string
  describedBy?: string
  nodes: readonly NodeBranch[]
  onAction?: (node: NodeBranch) => void
  /** What stands at the end of a row. */
  aside: (node: NodeBranch) => ReactNode
  /** What else the rows depend on. */
  changesWith: readonly unknown[]
  /** Where one of them is to be chosen. */
  choosing?: Choosing
}

const shownOpen = 300

/** The tree, walked with the arrow keys. A large one begins with its root's children alone. */
export function NodeTree({ label, describedBy, nodes, onAction, ...rest }: NodeTreeProps) {
  const { aside, changesWith, choosing = {} } = rest
  const all = everyNode(nodes)
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(all.length > shownOpen ? all.slice(1).map(({ id }) => id) : []),
  )
  const off = new Set(choosing.disabledKeys)
  const open = all.map(({ id }) => id).filter((id) => !closed.has(id))
  const act = (key: unknown) => {
    const node = all.find(({ id }) => id === key)
    if (node) onAction?.(node)
  }
  const renderNode = (node: NodeBranch) => (
    <TreeItem id={node.id} textValue={node.name} className="outline-item">
      <NodeRow node={node} isOff={off.has(node.id)}>
        {aside(node)}
      </NodeRow>
      <Collection items={node.children} dependencies={changesWith}>
        {renderNode}
      </Collection>
    </TreeItem>
  )
  return (
    <Tree
      {...choosing}
      disabledBehavior="selection"
      className="outline"
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      items={nodes}
      dependencies={changesWith}
      expandedKeys={open}
      onExpandedChange={(keys) =>
        setClosed(new Set(all.map(({ id }) => id).filter((id) => !keys.has(id))))
      }
      {...(onAction && { onAction: act })}
    >
      {renderNode}
    </Tree>
  )
}

type NodeRowProps = { node: NodeBranch; isOff: boolean; children: ReactNode }

function NodeRow({ node, isOff, children }: NodeRowProps) {
  const { shared, nodes: words } = useWords().settings
  return (
    <TreeItemContent>
      {({ hasChildItems, isExpanded }) => (
        <div className="outline-row" data-off={isOff}>
          {hasChildItems ? (
            <Button
              slot="chevron"
              className="tree-chevron"
              aria-label={isExpanded ? words.collapse : words.expand}
            >
              <Icon name="chevron" />
            </Button>
          ) : (
            <span className="tree-chevron" />
          )}
          <span className="outline-name">{node.name}</span>
          {node.parent_id === null && <Badge>{words.root}</Badge>}
          {!node.enabled && <Badge>{shared.disabled}</Badge>}
          <span className="outline-aside">{children}</span>
        </div>
      )}
    </TreeItemContent>
  )
}
