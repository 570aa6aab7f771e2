import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listInvites } from '../../db/invite-lists.ts'
import { type InviteRow, readInvite } from '../../db/invites.ts'
import type { InviteStatus } from '../../domain/invite.ts'
import { fullName } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope, requireIdentity } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { parseInvitation } from '../invitation-body.ts'
import { invitePerson } from '../invitations.ts'
import { slugParams } from '../schemas/fields.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import * as schemas from '../schemas/portal.ts'
import { refusals } from '../schemas/problem.ts'

const config = { permission: 'portal.invite', identitiesOnly: true } as const
const make = { ...config, location: true } as const
const tags = ['Portal']
const stop = ['wrong_principal', 'account_suspended'] as const

const create = {
  tags,
  summary: 'Invite a person to the account',
  params: slugParams,
  body: schemas.userInviteBody,
  response: {
    201: schemas.userInvite,
    ...refusals(...stop, 'portal_invites_disabled', 'not_found'),
    ...refusals('already_member', 'invite_pending', 'validation_failed', 'unknown_field'),
    ...refusals('recipient_cap', 'rate_limited'),
  },
}
const list = {
  tags,
  summary: "List the caller's own invites, newest first",
  params: slugParams,
  querystring: schemas.userInviteQuery,
  response: { 200: pageOf(schemas.userInvite), ...refusals(...stop, 'not_found') },
}
const get = {
  tags,
  summary: "Read one of the caller's own invites",
  params: schemas.userInviteParams,
  response: { 200: schemas.userInvite, ...refusals(...stop, 'not_found', 'invite_not_found') },
}

/**
 * People of an Account invite others into it. Where the policy no longer lets them, they can still
 * read what they sent. Spec §4, Portal.
 */
export const portalInviteRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post('/user-invites', { config: make, schema: create }, async (request, reply) => {
    const { slug } = request.params
    const scope = await accountScope(request, slug)
    const invitation = parseInvitation({ ...request.body, send_email: true })
    const { operationId, claim } = request
    const principal = requireIdentity(request)
    const context = { principal, scope, operationId, again: claim?.again ?? false }
    const row = await invitePerson(deps, context, invitation)
    reply.header('location', `/portal/v1/accounts/${slug}/user-invites/${row.id}`)
    return reply.code(201).send(representUserInvite(row))
  })

  app.get('/user-invites', { config, schema: list }, async (request) => {
    const { limit, cursor, status } = request.query
    const scope = await accountScope(request, request.params.slug)
    const filter = {
      invitedByIdentity: requireIdentity(request).id,
      status: status === 'revoked' ? revoked : status,
    }
    const page = { filter, limit: limit + 1, before: readCursor(cursor) }
    return toPage(await listInvites(deps.sql, scope, page), limit, representUserInvite)
  })

  app.get('/user-invites/:id', { config, schema: get }, async (request) => {
    const scope = await accountScope(request, request.params.slug)
    const row = await readInvite(deps.sql, request.params.id, scope)
    const { id } = requireIdentity(request)
    if (row?.invitedByType !== 'identity' || row.invitedById !== id) {
      throw new Problem('invite_not_found')
    }
    return representUserInvite(row)
  })
}

/* Whether an invite was withdrawn or declined is between the invitee and the operators. */
const revoked: InviteStatus[] = ['revoked', 'rejected']

const representUserInvite = (row: InviteRow): schemas.UserInvite => ({
  id: row.id,
  email: row.email ?? '',
  first_name: row.firstName,
  last_name: row.lastName,
  name: fullName(row),
  status: row.status === 'rejected' ? 'revoked' : row.status,
  expires_at: row.expiresAt.toISOString(),
  invited_by: row.invitedById,
  created_at: row.createdAt.toISOString(),
})
