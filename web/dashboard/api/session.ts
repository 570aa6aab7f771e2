import { runtime } from '@oazapfts/runtime'
import { queryOptions } from '@tanstack/react-query'
import { defaults, type Problem } from '../../../client/index.ts'
import type { OperatorRole } from '../../../domain/access.ts'
import { ask, type Call } from './ask.ts'
import { isSignedOut } from './refusal.ts'

export type Environment = {
  id: string
  name: string
  suspended: boolean
  root_node_id: string
  default_application_id: string
}

/** Who is signed in, where, and what they may do. */
export type Session = {
  expires_at: string
  operator: {
    id: string
    email: string
    first_name: string
    last_name: string
    name: string
    role: OperatorRole
    is_limited: boolean
  }
  permissions: string[]
  account: { id: string; slug: string; name: string; suspended: boolean }
  environments: Environment[]
}

type Answer = { status: 200; data: Session } | { status: 401; data: Problem }

// The client's own getCurrentSession takes this one's place as soon as the route is there.
const getCurrentSession: Call<Answer> = (opts) =>
  runtime(defaults).fetchJson<Answer>('/api/v1/sessions/current', opts)

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
