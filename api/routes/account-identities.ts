import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readIdentity } from '../../db/identities.ts'
import { listIdentities } from '../../db/identity-lists.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope } from '../authentication.ts'
import { rowParser } from '../bulk.ts'
import type { RouteDeps } from '../deps.ts'
import { parseIdentity } from '../identity-body.ts'
import { createIdentities, createIdentity, representIdentity } from '../identity-requests.ts'
import { bulkAnswer, bulkBodyLimit } from '../schemas/bulk.ts'
import { id, slugParams } from '../schemas/fields.ts'
import {
  accountIdentityQuery,
  createdIdentity,
  identity,
  newAccountIdentities,
  newAccountIdentity,
} from '../schemas/identities.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Identities']
const read = { config: { permission: 'identity.read', operatorsOnly: true } } as const
const manage = { config: { permission: 'identity.manage', operatorsOnly: true } } as const
const make = { config: { ...manage.config, location: true } } as const
const path = '/accounts/:slug/identities'

const create = {
  tags,
  summary: "Create a person in the account's directory",
  description: 'Without any role; a member of the application that is named, if one is.',
  params: slugParams,
  body: newAccountIdentity,
  response: {
    201: createdIdentity,
    ...refusals('permission_denied', 'not_found', 'email_conflict', 'external_id_conflict'),
    ...refusals('validation_failed', 'unknown_field', 'unknown_application', 'password_breached'),
    ...refusals('breach_check_unavailable'),
  },
}
const createMany = {
  tags,
  summary: "Create up to 200 people in the account's directory",
  description: 'Each row stands for itself: 200 also when every row failed.',
  params: slugParams,
  body: newAccountIdentities,
  response: {
    200: bulkAnswer,
    ...refusals('permission_denied', 'not_found', 'no_rows', 'too_many_rows'),
  },
}
const list = {
  tags,
  summary: "List the account's directory, newest first",
  params: slugParams,
  querystring: accountIdentityQuery,
  response: { 200: pageOf(identity), ...refusals('permission_denied', 'not_found') },
}
const get = {
  tags,
  summary: "Read a person of the account's directory",
  params: Type.Object({ ...slugParams.properties, id }),
  response: { 200: identity, ...refusals('permission_denied', 'not_found') },
}

/** An Account's whole directory, for operators. Spec §4, Account tier. */
export const accountIdentityRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const parse = rowParser(newAccountIdentity, parseIdentity)

  app.post(path, { ...make, schema: create }, async (request, reply) => {
    const { slug } = request.params
    const scope = await accountScope(request, slug)
    const made = await createIdentity(deps, { request, scope }, request.body)
    reply.header('location', `/api/v1/accounts/${slug}/identities/${made.id}`)
    return reply.code(201).send(made)
  })

  const bulk = { ...manage, bodyLimit: bulkBodyLimit, schema: createMany }
  app.post(`${path}/bulk-create`, bulk, async (request) => {
    const scope = await accountScope(request, request.params.slug)
    return createIdentities(deps, { request, scope }, { rows: request.body.identities, parse })
  })

  app.get(path, { ...read, schema: list }, async (request) => {
    const { limit, cursor, external_id: externalId, q, email } = request.query
    const scope = await accountScope(request, request.params.slug)
    const page = { filter: { q, email, externalId }, limit: limit + 1, before: readCursor(cursor) }
    return toPage(await listIdentities(deps.sql, scope, page), limit, representIdentity)
  })

  app.get(`${path}/:id`, { ...read, schema: get }, async (request) => {
    const scope = await accountScope(request, request.params.slug)
    const row = await readIdentity(deps.sql, request.params.id, scope)
    if (!row) throw new Problem('not_found')
    return representIdentity(row)
  })
}
