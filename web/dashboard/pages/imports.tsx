import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function ImportsPage() {
  const { imports } = useWords()
  return <Page title={imports.title} />
}
