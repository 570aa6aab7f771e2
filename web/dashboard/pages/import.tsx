import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function ImportPage() {
  const { imports } = useWords()
  return <Page title={imports.one} />
}
