import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { recordLinkCopied } from '../../db/invites.ts'
import { assertPending } from '../../domain/invite.ts'
import { Problem } from '../../domain/problems.ts'
import { requirePrincipal } from '../authentication.ts'
import { invitationAgain, invitePerson } from '../invitations.ts'
import { actorOf, createIsDone, findInvite, inviting, representLinked } from '../invite-requests.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { representInvite } from '../representations.ts'
import { invite } from '../schemas/invites.ts'
import { refusals } from '../schemas/problem.ts'
import { assertMayResend, assertMaySteer } from '../steering.ts'

const unsteerable = ['invite_not_found', 'invite_not_pending', 'service_unavailable'] as const

/** What an inviter does with an invite once it is made. Spec §2, §4. */
export const identityInviteStepRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (app, deps) => {
  const { tags, access, oneParams } = deps.tier
  const manage = { config: { permission: 'invite.manage', ...access } } as const
  const about = { tags, params: oneParams }
  const isDone = createIsDone(deps.sql)
  const resend = {
    ...about,
    summary: 'Send again: a new link, a new window',
    description: 'An expired invite is answered with a new, independent one (201).',
    response: {
      200: invite,
      201: invite,
      ...refusals(...unsteerable, 'account_suspended', 'resend_cooldown', 'recipient_cap'),
      ...refusals('invite_pending', 'already_member', 'unknown_role', 'unknown_node'),
      ...refusals('unknown_application', 'unknown_template'),
    },
  }
  const revoke = {
    ...about,
    summary: 'Withdraw an invite: its links are dead at once',
    response: { 200: invite, ...refusals(...unsteerable) },
  }
  const acceptUrl = {
    ...about,
    summary: 'Take a link to hand on',
    description: 'Neither the mailed link nor the window changes.',
    response: { 200: invite, ...refusals('invite_not_found', 'invite_not_pending') },
  }

  app.post(
    '/identity-invites/:id/resend',
    { ...manage, schema: resend },
    async (request, reply) => {
      const before = await findInvite(deps, request, request.params.id)
      if (await isDone(request, before.id))
        return reply.code(200).send(representLinked(deps, before))
      const context = await inviting(request)
      if (before.status === 'expired') {
        const row = await invitePerson(deps, context, invitationAgain(before))
        return reply.code(201).send(representLinked(deps, row))
      }
      assertPending(before.status)
      const { operationId, principal } = context
      await assertMayResend(deps, before, principal)
      await deps.inviteRuns.resend(before.id, { operationId, actor: actorOf(request), send: null })
      const after = await findInvite(deps, request, before.id)
      assertPending(after.status)
      return reply.code(200).send(representLinked(deps, after))
    },
  )

  app.post('/identity-invites/:id/revoke', { ...manage, schema: revoke }, async (request) => {
    const before = await findInvite(deps, request, request.params.id)
    if (await isDone(request, before.id)) return representInvite(before)
    await assertMaySteer(deps, before, requirePrincipal(request))
    assertPending(before.status)
    const { operationId } = request
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
      if (await isDone(request, row.id)) return representLinked(deps, row)
      await assertMaySteer(deps, row, requirePrincipal(request))
      assertPending(row.status)
      const { operationId } = request
      await recordLinkCopied(deps.sql, row, { actor: actorOf(request), operationId })
      return representLinked(deps, row)
    },
  )
}
