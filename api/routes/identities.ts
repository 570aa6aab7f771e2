import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readIdentity } from '../../db/identities.ts'
import { listIdentities } from '../../db/identity-lists.ts'
import { Problem } from '../../domain/problems.ts'
import { environmentScope } from '../authentication.ts'
import { rowParser } from '../bulk.ts'
import type { RouteDeps } from '../deps.ts'
import { parseIdentity } from '../identity-body.ts'
import { createIdentities, createIdentity, representIdentity } from '../identity-requests.ts'
import { bulkAnswer, bulkBodyLimit } from '../schemas/bulk.ts'
import { idParams } from '../schemas/fields.ts'
import {
  createdIdentity,
  identity,
  identityQuery,
  newIdentities,
  newIdentity,
} from '../schemas/identities.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Identities']
const read = { config: { permission: 'identity.read' } } as const
const manage = { config: { permission: 'identity.manage' } } as const
const make = { config: { ...manage.config, location: true } } as const

const create = {
  tags,
  summary: 'Create a person',
  description: 'Committed by the time of the 201. Half a pair of role and node gives a warning.',
  body: newIdentity,
  response: {
    201: createdIdentity,
    ...refusals('permission_denied', 'account_suspended', 'email_conflict', 'external_id_conflict'),
    ...refusals('validation_failed', 'unknown_field', 'unknown_role', 'unknown_node'),
    ...refusals('unknown_application', 'password_breached', 'breach_check_unavailable'),
  },
}
const createMany = {
  tags,
  summary: 'Create up to 200 people',
  description: 'Each row stands for itself: 200 also when every row failed.',
  body: newIdentities,
  response: { 200: bulkAnswer, ...refusals('account_suspended', 'no_rows', 'too_many_rows') },
}
const list = {
  tags,
  summary: 'List the people of an environment, newest first',
  description: 'Invited people are not among them before they accept.',
  querystring: identityQuery,
  response: { 200: pageOf(identity) },
}
const get = {
  tags,
  summary: 'Read a person',
  params: idParams,
  response: { 200: identity, ...refusals('not_found') },
}

/** People of one Environment, for API keys and operators. Spec §4, Environment API. */
export const identityRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const parse = rowParser(newIdentity, parseIdentity)

  app.post('/identities', { ...make, schema: create }, async (request, reply) => {
    const place = { request, scope: await environmentScope(request) }
    const made = await createIdentity(deps, place, request.body)
    reply.header('location', `/api/v1/identities/${made.id}`)
    return reply.code(201).send(made)
  })

  const bulk = { ...manage, bodyLimit: bulkBodyLimit, schema: createMany }
  app.post('/identities/bulk-create', bulk, async (request) => {
    const place = { request, scope: await environmentScope(request) }
    return createIdentities(deps, place, { rows: request.body.identities, parse })
  })

  app.get('/identities', { ...read, schema: list }, async (request) => {
    const { limit, cursor, external_id: externalId, role_id, node_id, ...rest } = request.query
    const filter = { ...rest, externalId, roleId: role_id, nodeId: node_id }
    const page = { filter, limit: limit + 1, before: readCursor(cursor) }
    const rows = await listIdentities(deps.sql, await environmentScope(request), page)
    return toPage(rows, limit, representIdentity)
  })

  app.get('/identities/:id', { ...read, schema: get }, async (request) => {
    const scope = await environmentScope(request)
    const row = await readIdentity(deps.sql, request.params.id, scope)
    if (!row) throw new Problem('not_found')
    return representIdentity(row)
  })
}
