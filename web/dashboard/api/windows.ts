import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from './session.ts'
import { reader, signedInAs } from './who.ts'

/** One for both ways, for a channel hears all but itself. */
const channel = new BroadcastChannel('vestibule-session')

/** Tells the other windows that somebody has signed in or out. */
export const tellWindows = (): void => channel.postMessage(null)

/**
 * Cookies are every window's. What this one shows goes at once when it hears of another's signing in or
 * out, or finds so when somebody comes back to it, and the session is read anew.
 */
export function watchWindows(queries: QueryClient): () => void {
  const compare = () => {
    const isKnown = queries.getQueryData(sessionQuery.queryKey) !== undefined
    if (!isKnown || reader() === signedInAs()) return
    void queries.resetQueries(sessionQuery)
  }
  channel.addEventListener('message', compare)
  addEventListener('focus', compare)
  document.addEventListener('visibilitychange', compare)
  return () => {
    channel.removeEventListener('message', compare)
    removeEventListener('focus', compare)
    document.removeEventListener('visibilitychange', compare)
  }
}
