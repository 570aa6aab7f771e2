import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { recordLinkCopied } from '../../db/invites.ts'
import { assertPending } from '../../domain/invite.ts'
import { Problem } from '../../domain/problems.ts'
import type { RouteDeps } from '../deps.ts'
import { assertMaySteer, checkPlan, invitationAgain, invitePerson } from '../invitations.ts'
import { actorOf, findInvite, inviting, representLinked } from '../invite-requests.ts'
import { representInvite } from '../representations.ts'
import { idParams } from '../schemas/fields.ts'
import { invite } from '../schemas/invites.ts'
import { refusals } from '../schemas/problem.ts'

const manage = { config: { permission: 'invite.manage' } } as const
const about = { tags: ['Invites'], params: idParams }
const unsteerable = ['invite_not_found', 'invite_not_pending', 'service_unavailable'] as const

const resend = {
  ...about,
  summary: 'Send again: a new link, a new window',
  description: 'An expired invite is answered with a new, independent one (201).',
  response: {
    200: invite,
    201: invite,
    ...refusals(...unsteerable, 'account_suspended', 'resend_cooldown', 'recipient_cap'),
    ...refusals('invite_pending', 'already_member', 'unknown_role', 'unknown_node'),
  },
}
const revoke = {
  ...about,
  summary: 'Withdraw an invite: its links are dead at once',
  response: { 200: invite, ...refusals(...unsteerable) },
}
const acceptUrl = {
  ...about,
  operationId: 'takeAcceptUrl',
  summary: 'Take a link to hand on',
  description: 'Neither the mailed link nor the window changes.',
  response: { 200: invite, ...refusals('invite_not_found', 'invite_not_pending') },
}

/** What an inviter does with an invite once it is made. Spec §2, §4. */
export const identityInviteStepRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post(
    '/identity-invites/:id/resend',
    { ...manage, schema: resend },
    async (request, reply) => {
      const before = await findInvite(deps, request, request.params.id)
      const again = invitationAgain(before)
      const context = await inviting(request)
      if (before.status === 'expired') {
        const row = await invitePerson(deps, context, again)
        return reply.code(201).send(representLinked(deps, row))
      }
      assertPending(before.status)
      await checkPlan(deps, context, again)
      const { operationId } = context
      await deps.inviteRuns.resend(before.id, { operationId, actor: actorOf(request), send: null })
      const after = await findInvite(deps, request, before.id)
      assertPending(after.status)
      return reply.code(200).send(representLinked(deps, after))
    },
  )

  app.post('/identity-invites/:id/revoke', { ...manage, schema: revoke }, async (request) => {
    const before = await findInvite(deps, request, request.params.id)
    const context = await inviting(request)
    await assertMaySteer(deps, context, before)
    assertPending(before.status)
    const { operationId } = context
    await deps.inviteRuns.revoke(before.id, { operationId, actor: actorOf(request) })
    const after = await findInvite(deps, request, before.id)
    if (after.status !== 'revoked') throw new Problem('invite_not_pending')
    return representInvite(after)
  })

  app.post(
    '/identity-invites/:id/accept-url',
    { ...manage, schema: acceptUrl },
    async (request) => {
      const row = await findInvite(deps, request, request.params.id)
      await assertMaySteer(deps, await inviting(request), row)
      assertPending(row.status)
      await recordLinkCopied(deps.sql, row, actorOf(request))
      return representLinked(deps, row)
    },
  )
}
