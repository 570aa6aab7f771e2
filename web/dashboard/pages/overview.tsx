import { Page } from '../shell/page.tsx'
import { useWords } from '../words/use-words.ts'

export function OverviewPage() {
  const { overview } = useWords()
  return <Page title={overview.title} />
}
