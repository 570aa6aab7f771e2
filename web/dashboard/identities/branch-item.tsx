import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import type { NodeBranch } from '../../../client/index.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'

/** A Node of the tree, with those below it. */
export const branchItem = (branch: NodeBranch) => <BranchItem {...{ branch }} />

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
