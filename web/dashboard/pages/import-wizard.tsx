import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function ImportWizardPage() {
  const { importWizard } = useWords()
  return <Page title={importWizard.title} />
}
