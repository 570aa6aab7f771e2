import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function AccessIdentitiesPage() {
  const { accessIdentities } = useWords()
  return <Page title={accessIdentities.title} />
}
