import { asClock, useSecondsUntil } from '../../accept/countdown.ts'
import { holdsAll, type Refusal } from '../api/refusal.ts'
import { useProblemWords } from '../words/use-problem-words.ts'
import { useWords } from '../words/use-words.ts'

/** Why the server will hear nothing yet, counting down; undefined once it will. */
export function useHold(refusal: Refusal | null): string | undefined {
  const { parts } = useWords()
  const { sentence } = useProblemWords()
  const seconds = useSecondsUntil(refusal && holdsAll(refusal) ? refusal.retryAtMs : null)
  if (!refusal || seconds === 0) return undefined
  return parts.held(sentence(refusal), asClock(seconds))
}
