import { useRef } from 'react'
import { type Attempt, attemptFor, settles } from '../../accept/attempts.ts'

/** One key for one intent: the same content goes out under the same key until its end is known. */
export function useIdempotencyKey() {
  const last = useRef<Attempt | null>(null)
  return {
    keyFor: (content: string) => {
      last.current = attemptFor(last.current, content, () => crypto.randomUUID())
      return last.current.key
    },
    settle: (answer: { status: number; replayed: boolean }) => {
      if (last.current && answer.status > 0) last.current.settled = settles(answer)
    },
  }
}
