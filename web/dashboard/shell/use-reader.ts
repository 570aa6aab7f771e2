import { useEffect } from 'react'
import type { Session } from '../api/session.ts'
import { tell } from '../parts/toasts.tsx'
import { useWords } from '../words/use-words.ts'

const name = 'vestibule.reader'

/**
 * Whether this window was somebody else's before, so that its address means nothing to who is signed in
 * now. It says so, and from then on the window is theirs.
 */
export function useIsNewReader({ operator }: Session): boolean {
  const { otherReader } = useWords().shell
  const before = lastReader()
  const isNew = before !== '' && before !== operator.id
  useEffect(() => {
    remember(operator.id)
    if (isNew) tell(otherReader(operator.name))
  }, [isNew, operator.id, operator.name, otherReader])
  return isNew
}

/** For who signs out: whoever comes next is led nowhere. */
export const forgetReader = (): void => remember('')

/** Whether nobody was signed in in this window before. */
export const isFirstReader = (): boolean => lastReader() === ''

function lastReader(): string {
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}

function remember(operatorId: string): void {
  try {
    sessionStorage.setItem(name, operatorId)
  } catch {}
}
