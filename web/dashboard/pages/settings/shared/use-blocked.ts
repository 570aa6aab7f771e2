import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'

/** Why who is signed in may not change anything here; undefined where they may. */
export function useBlocked(permission = 'account.manage'): string | undefined {
  const { may, operator } = useWorkspace()
  const { blocked } = useWords().settings.shared
  if (may(permission)) return undefined
  return operator.is_limited ? blocked.limited : blocked.role
}
