import { Link } from 'wouter'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { PhoneMenu } from './phone-menu.tsx'
import { UserMenu } from './user-menu.tsx'
import { WorkspaceSwitcher } from './workspace-switcher.tsx'

export function TopBar() {
  const { shell } = useWords()
  return (
    <header className="top">
      <PhoneMenu />
      <Link href="/" className="brand" aria-label={shell.product}>
        <Icon name="brand" />
      </Link>
      <span className="slash" aria-hidden="true" />
      <WorkspaceSwitcher />
      <UserMenu />
    </header>
  )
}
