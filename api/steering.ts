import { readStatus } from '../db/invite-life.ts'
import { isStillMeant, readGiven } from '../db/inviters.ts'
import type { InviteRow } from '../db/invites.ts'
import type { Principal } from '../domain/access.ts'
import { assertMayGive, assertMayInvite, assertThere } from '../domain/invitation.ts'
import { assertPending } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { isNamed, readPlans } from '../provisioning/invitations.ts'
import type { RouteDeps } from './deps.ts'
import { invitationAgain } from './invitations.ts'

/**
 * Asked when an invite is changed or resent; the acceptance asks again. Throws what
 * `assertMayInvite` throws, also for an inviter who may not give this any more, or
 * `invite_not_pending`. Spec §2.
 */
export async function assertMayResend(
  deps: RouteDeps,
  row: InviteRow,
  principal: Principal,
): Promise<void> {
  const { plan, names } = await readPlanAgain(deps, row)
  // After the plan: whoever accepted meanwhile is a member in it, by this very invite.
  assertPending((await readStatus(deps.sql, row.id))?.status ?? 'revoked')
  assertMayInvite(plan, names, principal)
  if (await isStillMeant(deps.sql, row.id)) return
  const detail = 'Who made this invite may not give this any more: make a new one.'
  throw new Problem('permission_denied', { detail })
}

/** Asked when the invitee has it sent again. Throws `unknown_…` for what is gone or disabled. */
export async function assertStillThere(deps: RouteDeps, row: InviteRow): Promise<void> {
  const { plan, names } = await readPlanAgain(deps, row)
  assertThere(plan, names)
}

/** Asked before an invite is handed on or withdrawn. Throws `permission_denied`. */
export async function assertMaySteer(
  { sql }: RouteDeps,
  row: InviteRow,
  principal: Principal,
): Promise<void> {
  assertMayGive(await readGiven(sql, row.id), principal)
}

async function readPlanAgain(deps: RouteDeps, row: InviteRow) {
  const again = invitationAgain(row)
  const [plan] = await readPlans(deps.sql, row, [again])
  if (!plan) throw new Problem('not_found')
  return { plan, names: { namesApplication: isNamed(again.application) } }
}
