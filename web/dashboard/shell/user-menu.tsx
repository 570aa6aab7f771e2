import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { signOut } from '../../../client/index.ts'
import { ask } from '../api/ask.ts'
import { isSignedOut, refusalOf } from '../api/refusal.ts'
import { sessionQuery } from '../api/session.ts'
import { showTo } from '../api/who.ts'
import { tellWindows } from '../api/windows.ts'
import { forgetDrafts } from '../hooks/kept.ts'
import { chooseTheme, themes, useTheme } from '../hooks/use-theme.ts'
import { dropAllDrafts } from '../imports/drafts.ts'
import { Menu, MenuItem, MenuSection } from '../parts/menu.tsx'
import { tell } from '../parts/toasts.tsx'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'
import { forgetReader } from './use-reader.ts'
import { useWorkspace } from './workspace.tsx'

export function UserMenu() {
  const { shell, settings } = useWords()
  const { user } = shell
  const [, navigate] = useLocation()
  const { operator } = useWorkspace()
  const theme = useTheme()
  const leave = useLeaving()
  return (
    <Menu
      label={user.label(operator.name)}
      className="avatar"
      trigger={[...operator.name][0]?.toUpperCase()}
      placement="bottom end"
    >
      <MenuSection title={user.theme} selected={new Set([theme])}>
        {themes.map((one) => (
          <MenuItem key={one} id={one} onAction={() => chooseTheme(one)}>
            {user.themes[one]}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection title={`${operator.name} · ${operator.email}`}>
        <MenuItem id="profile" onAction={() => navigate('/settings/profile')}>
          {settings.titles.profile}
        </MenuItem>
        <MenuItem id="sign-out" onAction={leave}>
          {user.signOut}
        </MenuItem>
      </MenuSection>
    </Menu>
  )
}

/** Signs out; who was signed out already is as well off. */
function useLeaving() {
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const { sentence } = useProblemWords()
  const { mutate } = useMutation({
    mutationFn: () => ask(signOut),
    onSettled: (_answer, failure) => {
      if (failure && !isSignedOut(failure)) return tell(sentence(refusalOf(failure)), 'bad')
      void dropAllDrafts()
      forgetDrafts()
      forgetReader()
      showTo(null)
      navigate('/sign-in')
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, null)
      tellWindows()
    },
  })
  return () => mutate()
}
