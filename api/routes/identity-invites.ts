import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listInvites, readEvents } from '../../db/invites.ts'
import { environmentScope } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { parseInvitation } from '../invitation-body.ts'
import { invitePerson } from '../invitations.ts'
import { findInvite, inviting, representLinked } from '../invite-requests.ts'
import { representEvent, representInvite } from '../representations.ts'
import { idParams } from '../schemas/fields.ts'
import { invite, inviteQuery, inviteWithEvents, newInvite } from '../schemas/invites.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { parseOptionalTimestamp } from '../timestamps.ts'

const read = { config: { permission: 'invite.read' } } as const
const creates = { config: { permission: 'invite.manage', location: true } } as const

const create = {
  tags: ['Invites'],
  summary: 'Invite a person',
  body: newInvite,
  response: {
    201: invite,
    ...refusals('invite_pending', 'already_member', 'recipient_cap', 'account_suspended'),
    ...refusals('role_node_pair', 'unknown_role', 'unknown_node', 'unknown_application'),
  },
}
const list = {
  tags: ['Invites'],
  summary: 'List invites, newest first',
  querystring: inviteQuery,
  response: { 200: pageOf(invite) },
}
const get = {
  tags: ['Invites'],
  summary: 'Read an invite with its timeline',
  params: idParams,
  response: { 200: inviteWithEvents, ...refusals('invite_not_found') },
}

/** Invites of one Environment, for API keys and operators. Spec §4, Environment API. */
export const identityInviteRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post('/identity-invites', { ...creates, schema: create }, async (request, reply) => {
    const invitation = parseInvitation(request.body)
    const row = await invitePerson(deps, await inviting(request), invitation)
    reply.header('location', `/api/v1/identity-invites/${row.id}`)
    return reply.code(201).send(representLinked(deps, row))
  })

  app.get('/identity-invites', { ...read, schema: list }, async (request) => {
    const { limit, cursor, ...query } = request.query
    const filter = {
      ...query,
      importId: query.import_id,
      roleId: query.role_id,
      nodeId: query.node_id,
      createdAfter: parseOptionalTimestamp(query.created_after, 'created_after'),
      createdBefore: parseOptionalTimestamp(query.created_before, 'created_before'),
    }
    const page = { filter, limit: limit + 1, before: readCursor(cursor) }
    const rows = await listInvites(deps.sql, await environmentScope(request), page)
    return toPage(rows, limit, representInvite)
  })

  app.get('/identity-invites/:id', { ...read, schema: get }, async (request) => {
    const row = await findInvite(deps, request, request.params.id)
    const events = await readEvents(deps.sql, row.id)
    return { ...representInvite(row), events: events.map(representEvent) }
  })
}
