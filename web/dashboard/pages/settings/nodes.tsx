import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWords } from '../../words/use-words.ts'

export function NodesPage() {
  const { settings } = useWords()
  return <SettingsPage title={settings.titles.nodes} />
}
