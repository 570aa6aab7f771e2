import { Link } from 'wouter'
import { Button } from '../../parts/button.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useWords } from '../../words/use-words.ts'
import type { ImportTier } from '../tier.ts'

/** The way to the wizard. */
export function StartImport({ tier }: { tier: ImportTier }) {
  const { imports, importWizard } = useWords()
  const { may } = useWorkspace()
  if (!may('import.manage')) {
    return (
      <Button kind="primary" blockedBy={importWizard.notAllowed}>
        {imports.start}
      </Button>
    )
  }
  return (
    <Link className="button" data-kind="primary" href={`${tier.base}/new`}>
      {imports.start}
    </Link>
  )
}
