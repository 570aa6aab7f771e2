import type { InviteScope } from '../db/invites.ts'
import { listUnsentInvites } from '../db/runs.ts'
import type { RouteDeps } from './deps.ts'
import { wokenAtOnce } from './invite-runs.ts'

/**
 * What was resumed may send again: the messages that waited go out now, rather than at their next
 * try. What is too many for that is found by the heal Schedule, or tries again by itself.
 */
export async function sendWhatWaited(deps: RouteDeps, scope: InviteScope): Promise<void> {
  deps.inviteRuns.wakeSoon(await listUnsentInvites(deps.sql, scope, wokenAtOnce))
}
