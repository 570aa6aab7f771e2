import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Api, startApi } from './api.ts'
import { invite, type OpenEnvironment, openEnvironment } from './environments.ts'
import { followEvents, type ToldEvent } from './events.ts'

type Call = { at?: string; headers?: Record<string, string>; lastSeen?: string; query?: string }

export const isReady = ({ event }: ToldEvent) => event === 'ready'
export const about =
  (id: string, status = 'pending') =>
  ({ data }: ToldEvent) =>
    data.id === id && data.status === status

/** The API for the tests of a file, a new environment for each, and its invites followed. */
export function openInviteEvents() {
  let api: Api
  let env: OpenEnvironment
  let base: string
  beforeAll(async () => {
    api = await startApi()
    base = await api.app.listen({ port: 0, host: '127.0.0.1' })
  })
  beforeEach(async () => {
    env = await openEnvironment(api)
  })
  afterAll(async () => {
    const stopped = api.stop()
    api.app.server.closeAllConnections() // those that fetch keeps for later
    await stopped
  })

  const inside = () => ({ ...env.bearer, 'x-environment-id': env.environmentId })
  const follow = ({ at = base, headers = inside(), lastSeen, query = '' }: Call = {}) =>
    followEvents(`${at}/api/v1/identity-invites/events${query}`, headers, lastSeen)
  return {
    api: () => api,
    env: () => env,
    base: () => base,
    follow,

    /** An invite that the stack's worker, which heals what has no workflow, leaves alone. */
    async make(given: object = {}) {
      const id = String((await invite(api, inside(), given)).json().id)
      await api.sql`update invites set run_seen_at = now() where id = ${id}`
      return id
    },

    /** Follows from now on: what comes is what happens after this. */
    async ready(call: Call = {}) {
      const following = await follow(call)
      const [told] = await following.until(isReady)
      return { ...following, told }
    },
  }
}
