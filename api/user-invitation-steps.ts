import type { FastifyRequest } from 'fastify'
import { isInvitedIdentity, stageAttempt } from '../db/acceptance-attempts.ts'
import type { EnvironmentScope } from '../db/environments.ts'
import type { UserInviteRow } from '../db/user-invites.ts'
import { assertPending } from '../domain/invite.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { asTransition } from '../domain/user-actions.ts'
import { requirePrincipal } from './authentication.ts'
import type { RouteDeps } from './deps.ts'
import { invitationAgain, invitePerson } from './invitations.ts'
import { actorOf } from './invite-requests.ts'
import type { NewState } from './schemas/user-actions.ts'
import { assertMayResend, assertMaySteer } from './steering.ts'

export type Invited = UserInviteRow & EnvironmentScope
type Step = (deps: RouteDeps, request: FastifyRequest, row: Invited) => Promise<string>

/**
 * Takes an invite to another state, by its workflow (spec §9), and gives the id of the invite to
 * look at: resending an expired one makes another. Throws `invite_not_pending` where no way leads
 * there, and what each step refuses.
 */
export async function changeState(
  deps: RouteDeps,
  request: FastifyRequest<{ Body: NewState }>,
  row: Invited,
): Promise<string> {
  const { state, sub } = request.body
  if (state !== 'accepted' && sub !== undefined) {
    throw fieldProblem('validation_failed', 'sub', 'Give it with accepted alone.')
  }
  const isThere = row.state === state && state !== 'reinitiated'
  if (isThere && (state !== 'accepted' || row.acceptedIdentityId === sub?.toLowerCase())) {
    return row.id
  }
  const step = state === 'accepted' ? acceptFor(sub) : steps[state]
  return step(deps, request, row).catch((failure: unknown) => {
    throw asTransition(failure)
  })
}

const steps: Record<Exclude<NewState['state'], 'accepted'>, Step> = {
  async reinitiated(deps, request, row) {
    const principal = requirePrincipal(request)
    const { operationId } = request
    if (row.status === 'expired') {
      const { accountId, environmentId } = row
      const context = { principal, scope: { accountId, environmentId }, operationId, again: false }
      return (await invitePerson(deps, context, invitationAgain(row))).id
    }
    assertPending(row.status)
    await assertMayResend(deps, row, principal)
    await deps.inviteRuns.resend(row.id, { operationId, actor: actorOf(request), send: null })
    return row.id
  },

  async revoked(deps, request, row) {
    await assertMaySteer(deps, row, requirePrincipal(request))
    assertPending(row.status)
    const { operationId } = request
    await deps.inviteRuns.revoke(row.id, { operationId, actor: actorOf(request) })
    return row.id
  },

  async rejected(deps, request, row) {
    await assertMaySteer(deps, row, requirePrincipal(request))
    assertPending(row.status)
    const { operationId } = request
    await deps.inviteRuns.decline(row.id, { operationId, actor: actorOf(request) })
    return row.id
  },
}

/**
 * In the name of somebody who is there already: they gain what the invite gives, and nothing else
 * about them changes. By the same staged attempt and Update as their own acceptance.
 */
const acceptFor =
  (sub: string | undefined): Step =>
  async (deps, request, row) => {
    if (sub === undefined) throw fieldProblem('validation_failed', 'sub', 'Say who accepts.')
    const actor = actorOf(request)
    await assertMaySteer(deps, row, requirePrincipal(request))
    assertPending(row.status)
    if (!(await isInvitedIdentity(deps.sql, row.id, sub))) {
      const message = 'Name a person of the account who has what was invited.'
      throw fieldProblem('validation_failed', 'sub', message)
    }
    const staged = await stageAttempt(deps.sql, {
      id: request.operationId,
      accountId: row.accountId,
      inviteId: row.id,
      generation: row.generation,
      channel: 'copy',
      firstName: '',
      lastName: '',
      passwordHash: null,
      provenIdentityId: sub,
      actor,
      requestId: request.id,
    })
    if (!staged) throw new Problem('invite_not_pending')
    await deps.inviteRuns.accept(row.id, request.operationId)
    return row.id
  }
