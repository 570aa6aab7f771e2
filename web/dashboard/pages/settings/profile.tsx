import { SettingsPage } from '../../shell/settings-page.tsx'
import { useWords } from '../../words/use-words.ts'
import { NamesCard } from './profile/names-card.tsx'
import { PasswordCard } from './profile/password-card.tsx'

/** Who is signed in: their own names and password, which are up to nobody else. */
export function ProfilePage() {
  const { titles, profile: words } = useWords().settings
  return (
    <SettingsPage title={titles.profile} lead={words.lead}>
      <NamesCard />
      <PasswordCard />
    </SettingsPage>
  )
}
