import { Wizard } from '../imports/wizard/wizard.tsx'
import { Banner } from '../parts/banner.tsx'
import { Page } from '../shell/page.tsx'
import { useWorkspace } from '../shell/workspace.tsx'
import '../styles/import-wizard.css'
import '../styles/import-grid.css'
import { useWords } from '../words/use-words.ts'

export function ImportWizardPage() {
  const { importWizard } = useWords()
  const { may } = useWorkspace()
  return (
    <Page title={importWizard.title}>
      {may('import.manage') ? <Wizard /> : <Banner mood="bad">{importWizard.notAllowed}</Banner>}
    </Page>
  )
}
