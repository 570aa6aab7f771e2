import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { listInvites } from '../../db/invite-lists.ts'
import { readEvents } from '../../db/invites.ts'
import { parseInvitation } from '../invitation-body.ts'
import { invitePerson } from '../invitations.ts'
import { findInvite, inviting, representLinked } from '../invite-requests.ts'
import type { TierDeps } from '../invite-tiers.ts'
import { representEvent, representInvite } from '../representations.ts'
import { invite, inviteQuery, inviteWithEvents } from '../schemas/invites.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { tierScope } from '../scopes.ts'
import { parseOptionalTimestamp } from '../timestamps.ts'

/** Without the host that a request may name, for that is the caller's word. Spec §3. */
const pathOf = ({ url }: FastifyRequest) => new URL(url, 'http://here').pathname

/** Invites of one Environment, or of the Account itself. Spec §4. */
export const identityInviteRoutes: FastifyPluginAsyncTypebox<TierDeps> = async (app, deps) => {
  const { tags, access, ...tier } = deps.tier
  const read = { config: { permission: 'invite.read', ...access } } as const
  const creates = {
    config: { permission: 'invite.manage', location: true, ...access },
  } as const
  const create = {
    tags,
    summary: 'Invite a person',
    params: tier.listParams,
    body: tier.newInvite,
    response: {
      201: invite,
      ...refusals('invite_pending', 'already_member', 'recipient_cap', 'account_suspended'),
      ...refusals('role_node_pair', 'unknown_role', 'unknown_node', 'unknown_application'),
      ...refusals('unknown_template'),
    },
  }
  const list = {
    tags,
    summary: 'List invites, newest first',
    params: tier.listParams,
    querystring: inviteQuery,
    response: { 200: pageOf(invite) },
  }
  const get = {
    tags,
    summary: 'Read an invite with its timeline',
    params: tier.oneParams,
    response: { 200: inviteWithEvents, ...refusals('invite_not_found') },
  }

  app.post('/identity-invites', { ...creates, schema: create }, async (request, reply) => {
    const invitation = parseInvitation(request.body)
    const row = await invitePerson(deps, await inviting(request), invitation)
    reply.header('location', `${pathOf(request)}/${row.id}`)
    return reply.code(201).send(representLinked(deps, row))
  })

  app.get('/identity-invites', { ...read, schema: list }, async (request) => {
    const { limit, cursor, ...query } = request.query
    const filter = {
      ...query,
      importId: query.import_id,
      roleId: query.role_id,
      nodeId: query.node_id,
      needsAttention: query.needs_attention,
      createdAfter: parseOptionalTimestamp(query.created_after, 'created_after'),
      createdBefore: parseOptionalTimestamp(query.created_before, 'created_before'),
    }
    const page = { filter, limit: limit + 1, before: readCursor(cursor) }
    const rows = await listInvites(deps.sql, await tierScope(request), page)
    return toPage(rows, limit, representInvite)
  })

  app.get('/identity-invites/:id', { ...read, schema: get }, async (request) => {
    const row = await findInvite(deps, request, request.params.id)
    const events = await readEvents(deps.sql, row.id)
    return { ...representInvite(row), events: events.map(representEvent) }
  })
}
