import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readInvitedIdentity } from '../../db/acceptance-attempts.ts'
import { readInvite } from '../../db/invites.ts'
import { readAcceptedIdentity } from '../../db/landing-pages.ts'
import { assertOpen, provenChannel, requirementOf } from '../../domain/invite.ts'
import { fullName, maskedRecipient } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { openLink, stageAcceptance } from '../acceptances.ts'
import type { RouteDeps } from '../deps.ts'
import { createIsDone } from '../invite-requests.ts'
import { representInvite } from '../representations.ts'
import * as schemas from '../schemas/invite-acceptances.ts'
import { refusals } from '../schemas/problem.ts'
import { assertStillThere } from '../steering.ts'

const tags = ['Acceptance']
const config = { public: true } as const
const { deadLinks } = schemas
/* What the invite would give is not there any more, or disabled. */
const gone = ['unknown_role', 'unknown_node', 'unknown_application'] as const
const proofs = ['current_password_required', 'invalid_credentials', 'mail_link_required'] as const

/** Public: the token is the permission. Spec §2, Acceptance. */
export const inviteAcceptanceRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const isDone = createIsDone(deps.sql)

  app.get(
    '/invite-acceptances/:token',
    {
      config,
      schema: {
        tags,
        operationId: 'lookUpInvite',
        summary: 'What a page needs to show for a link; changes nothing',
        params: schemas.tokenParams,
        response: { 200: schemas.landingPage, ...refusals(...deadLinks) },
      },
    },
    async (request) => {
      const { invite, page, channel } = await openLink(deps, request.params.token)
      const existing = await readInvitedIdentity(deps.sql, invite.id)
      const known = existing ? { hasPassword: existing.passwordHash !== null } : null
      return {
        account_name: page.accountName,
        inviter_name: invite.invitedByName,
        first_name: invite.firstName,
        last_name: invite.lastName,
        ...maskedRecipient(invite),
        requires: requirementOf(provenChannel(channel, existing ?? null), known),
        expires_at: invite.expiresAt.toISOString(),
        role_names: page.roleNames,
        application_name: page.applicationName,
        lang: invite.lang,
      }
    },
  )

  app.post(
    '/invite-acceptances',
    {
      config,
      schema: {
        tags,
        operationId: 'acceptInvite',
        summary: 'Accept an invite',
        body: schemas.acceptance,
        response: {
          201: schemas.accepted,
          ...refusals(...deadLinks, ...proofs, ...gone, 'validation_failed', 'password_breached'),
          ...refusals('breach_check_unavailable', 'service_unavailable'),
        },
      },
    },
    async (request, reply) => {
      const { invite, page } = await stageAcceptance(deps, request.body, request)
      await deps.inviteRuns.accept(invite.id, request.operationId)
      const after = await readInvite(deps.sql, invite.id)
      if (!after?.acceptedIdentityId || after.acceptedAttemptId !== request.operationId) {
        assertOpen(after?.status ?? 'revoked')
        throw new Problem('service_unavailable', { retry_after_seconds: 1 })
      }
      deps.metrics.acceptances.inc()
      const identity = await readAcceptedIdentity(deps.sql, after.acceptedIdentityId)
      return reply.code(201).send({
        invite: representInvite(after),
        identity: {
          id: after.acceptedIdentityId,
          email: identity?.email ?? null,
          name: identity ? fullName(identity) : '',
          status: 'active',
        },
        redirect_url: page.initiateLoginUri,
      })
    },
  )

  app.post(
    '/invite-acceptances/:token/decline',
    {
      config,
      schema: {
        tags,
        operationId: 'declineInvite',
        summary: 'Decline an invite',
        params: schemas.tokenParams,
        response: { 200: schemas.declined, ...refusals(...deadLinks, 'service_unavailable') },
      },
    },
    async (request) => {
      const { inviteId } = deps.tokens.read(request.params.token)
      const answer = { invite: { id: inviteId, status: 'rejected' as const } }
      if (await isDone(request, inviteId)) return answer
      const { invite } = await openLink(deps, request.params.token)
      const { operationId } = request
      await deps.inviteRuns.decline(invite.id, { operationId, actor: { type: 'invitee' } })
      const after = await readInvite(deps.sql, invite.id)
      if (after?.status !== 'rejected') assertOpen(after?.status ?? 'revoked')
      return answer
    },
  )

  app.post(
    '/invite-acceptances/:token/mail-link',
    {
      config,
      schema: {
        tags,
        operationId: 'mailInviteLink',
        summary: 'Have a fresh link mailed to the invited address',
        description:
          'For a person who is there already and holds a copied link, which then is dead.',
        params: schemas.tokenParams,
        response: {
          202: schemas.mailed,
          ...refusals(...deadLinks, 'resend_cooldown', 'recipient_cap', 'service_unavailable'),
          ...refusals(...gone),
        },
      },
    },
    async (request, reply) => {
      const { operationId } = request
      const { inviteId } = deps.tokens.read(request.params.token)
      const done = await isDone(request, inviteId)
      if (!done) {
        const { invite } = await openLink(deps, request.params.token)
        await assertStillThere(deps, invite)
        const actor = { type: 'invitee' } as const
        await deps.inviteRuns.resend(inviteId, { operationId, actor, send: true })
      }
      const after = await readInvite(deps.sql, inviteId)
      if (!done) assertOpen(after?.status ?? 'revoked')
      return reply.code(202).send(maskedRecipient(after))
    },
  )
}
