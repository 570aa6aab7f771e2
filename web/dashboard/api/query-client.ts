import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isPassing, isSignedOut, Refusal } from './refusal.ts'
import { sessionQuery } from './session.ts'
import { isSomebodyElse, showTo } from './who.ts'

const tries = 2

/** Waits as told, else twice as long each time. */
export const patience = (failures: number, failure: unknown): number => {
  const told = failure instanceof Refusal ? failure.retryAfterSeconds : null
  return told === null ? Math.min(1000 * 2 ** failures, 15_000) : told * 1000
}

/**
 * What is read is asked for again only where that may help. A session that turns out to be over is
 * forgotten, whoever noticed: the shell then leads to signing in, and back. One that is somebody
 * else's by now is read anew.
 */
export function createQueryClient(): QueryClient {
  const onError = (failure: unknown) => {
    if (!isSignedOut(failure)) return
    if (isSomebodyElse()) return void client.resetQueries(sessionQuery)
    showTo(null)
    client.setQueryData(sessionQuery.queryKey, null)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, failure) => failures < tries && isPassing(failure),
        retryDelay: patience,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
