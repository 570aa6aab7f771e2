import { queryOptions } from '@tanstack/react-query'
import { type CurrentSession, getCurrentSession } from '../../../client/index.ts'
import { ask } from './ask.ts'
import { isSignedOut } from './refusal.ts'
import { showTo, signedInAs } from './who.ts'

/** Who is signed in, where, and what they may do. */
export type Session = CurrentSession
export type Environment = Session['environments'][number]

const queryKey = ['session']

/**
 * The session; null for somebody who is signed out. Cookies are every window's: another one may have
 * changed who is signed in. What was read for somebody else is forgotten before anybody sees it.
 */
export const sessionQuery = queryOptions({
  queryKey,
  queryFn: async ({ signal, client }): Promise<Session | null> => {
    const named = signedInAs()
    const session = await readSession(signal)
    showTo(session && named)
    const before = client.getQueryData<Session | null>(queryKey)
    if (session?.operator.id !== before?.operator.id) {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
    }
    return session
  },
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
})

async function readSession(signal: AbortSignal): Promise<Session | null> {
  if (signedInAs() === '') return null
  try {
    return await ask(getCurrentSession, { signal, asWhoever: true })
  } catch (failure) {
    if (isSignedOut(failure)) return null
    throw failure
  }
}
