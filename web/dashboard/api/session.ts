import { queryOptions } from '@tanstack/react-query'
import { type CurrentSession, getCurrentSession } from '../../../client/index.ts'
import { ask } from './ask.ts'
import { isSignedOut } from './refusal.ts'

/** Who is signed in, where, and what they may do. */
export type Session = CurrentSession
export type Environment = Session['environments'][number]

/** The session; null for somebody who is signed out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await ask(getCurrentSession, { signal })
    } catch (failure) {
      if (isSignedOut(failure)) return null
      throw failure
    }
  },
  staleTime: 60_000,
})
