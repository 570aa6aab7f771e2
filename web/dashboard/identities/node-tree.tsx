import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import type { NodeBranch } from '../../../client/index.ts'
import { Button as PlainButton } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { idsOf, matching, unpickable } from './node-branches.ts'

type NodeTreeProps = {
  branches: readonly NodeBranch[]
  value: string
  onPick: (id: string) => void
  isClearable: boolean
}

/** Below it nothing is open at first, unless the tree is small. */
const fewNodes = 40

/** The tree of Nodes under a search box; arrow down leads from the one into the other. */
export function NodeTree({ branches, value, onPick, isClearable }: NodeTreeProps) {
  const { nodes: words } = useWords().identities
  const [text, setText] = useState('')
  const { found, isCut } = useMemo(() => matching(branches, text), [branches, text])
  const shown = text.trim() === '' ? branches : found
  const tree = useRef<HTMLDivElement>(null)
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    tree.current?.focus()
  }
  return (
    <>
      <SearchField className="box search" aria-label={words.search} value={text} onChange={setText}>
        <Icon name="search" />
        <Input placeholder={words.search} onKeyDown={enter} />
      </SearchField>
      {shown.length === 0 ? (
        <p className="nothing">{words.noMatch}</p>
      ) : (
        <Branches key={text} {...{ shown, value, onPick, tree }} isSearched={text.trim() !== ''} />
      )}
      {isCut && <p className="advice">{words.tooMany}</p>}
      {isClearable && (
        <PlainButton kind="quiet" onPress={() => onPick('')}>
          {words.clear}
        </PlainButton>
      )}
    </>
  )
}

type BranchesProps = Pick<NodeTreeProps, 'value' | 'onPick'> & {
  shown: readonly NodeBranch[]
  isSearched: boolean
  tree: React.RefObject<HTMLDivElement | null>
}

function Branches({ shown, value, onPick, isSearched, tree }: BranchesProps) {
  const { nodes: words } = useWords().identities
  const all = idsOf(shown)
  const isSmall = isSearched || all.length <= fewNodes
  const opened = isSmall ? all : [...shown.map(({ id }) => id), ...leadingTo(shown, value)]
  return (
    <Tree
      ref={tree}
      className="tree"
      aria-label={words.tree}
      items={shown}
      selectionMode="single"
      selectionBehavior="toggle"
      selectedKeys={value ? [value] : []}
      disabledKeys={unpickable(shown)}
      disabledBehavior="selection"
      defaultExpandedKeys={opened}
      onSelectionChange={(keys) => onPick(keys === 'all' ? value : String([...keys][0] ?? value))}
    >
      {branchItem}
    </Tree>
  )
}

/** The Nodes above one. */
function leadingTo(branches: readonly NodeBranch[], id: string): string[] {
  const way = branches.find((branch) => idsOf([branch]).includes(id))
  return way && way.id !== id ? [way.id, ...leadingTo(way.children, id)] : []
}

const branchItem = (branch: NodeBranch) => <BranchItem {...{ branch }} />

function BranchItem({ branch }: { branch: NodeBranch }) {
  const { nodes: words } = useWords().identities
  return (
    <TreeItem id={branch.id} textValue={branch.name} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems }) => (
          <span className="tree-row">
            {hasChildItems ? (
              <Button slot="chevron" className="tree-chevron" aria-label={words.expand}>
                <Icon name="chevron" />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            <span className="tree-name">{branch.name}</span>
            {!branch.manageable && <span className="unseen">{words.notYours}</span>}
            <Icon name="check" />
          </span>
        )}
      </TreeItemContent>
      <Collection items={branch.children}>{branchItem}</Collection>
    </TreeItem>
  )
}
