import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeEnvironment } from '../../db/environment-changes.ts'
import { createEnvironment, listEnvironments, readEnvironment } from '../../db/environments.ts'
import { parseName, parseOptionalName } from '../../domain/person.ts'
import { accountScope, namedEnvironment } from '../authentication.ts'
import { found } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { sendWhatWaited } from '../resuming.ts'
import {
  environment,
  environmentChange,
  newEnvironment,
  representEnvironment,
} from '../schemas/environments.ts'
import { idParams, slugParams } from '../schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { newClientId } from './accounts.ts'

const tags = ['Environments']
const read = { signedIn: true, operatorsOnly: true, whileSuspended: true } as const
const manage = { permission: 'account.manage', operatorsOnly: true } as const
const list = {
  tags,
  summary: 'List environments',
  params: slugParams,
  querystring: Type.Object(pageQuery),
  response: { 200: pageOf(environment), ...refusals('not_found', 'validation_failed') },
}
const create = {
  tags,
  summary: 'Create an environment',
  description: 'It has a root node, named like the Account, and a default application.',
  params: slugParams,
  body: newEnvironment,
  response: { 201: environment, ...refusals('not_found', 'name_taken', 'validation_failed') },
}
const get = {
  tags,
  summary: 'Read an environment',
  params: idParams,
  response: { 200: environment, ...refusals('not_found') },
}
const patch = {
  tags,
  summary: 'Change, suspend or resume an environment',
  description:
    'It can be made flat only while it has no node but its root. While it is suspended its keys, ' +
    'look-ups of links, acceptances and messages wait; resuming brings all of them back.',
  params: idParams,
  body: environmentChange,
  response: {
    200: environment,
    ...refusals('not_found', 'name_taken', 'flat_environment', 'validation_failed'),
  },
}

/** The Environments of an Account. Spec §1, §4. */
export const environmentRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get('/accounts/:slug/environments', { config: read, schema: list }, async (request) => {
    const { accountId } = await accountScope(request, request.params.slug)
    const { limit, cursor } = request.query
    const page = { limit: limit + 1, after: readCursor(cursor) }
    return toPage(await listEnvironments(deps.sql, accountId, page), limit, representEnvironment)
  })

  app.post(
    '/accounts/:slug/environments',
    { config: manage, schema: create },
    async (request, reply) => {
      const { accountId } = await accountScope(request, request.params.slug)
      const row = await createEnvironment(deps.sql, {
        id: request.operationId,
        accountId,
        name: parseName(request.body.name, 'name'),
        hierarchyEnabled: request.body.hierarchy_enabled,
        clientId: newClientId(),
      })
      return reply.code(201).send(representEnvironment(found(row)))
    },
  )

  app.get('/environments/:id', { config: read, schema: get }, async (request) => {
    const scope = await namedEnvironment(request, request.params.id)
    return representEnvironment(
      found(await readEnvironment(deps.sql, scope.accountId, scope.environmentId)),
    )
  })

  app.patch(
    '/environments/:id',
    { config: { ...manage, whileSuspended: true }, schema: patch },
    async (request) => {
      const scope = await namedEnvironment(request, request.params.id)
      const { name, hierarchy_enabled: hierarchyEnabled, suspended } = request.body
      const change = { name: parseOptionalName(name, 'name'), hierarchyEnabled, suspended }
      const resumed = await changeEnvironment(deps.sql, scope, change)
      if (resumed) await sendWhatWaited(deps, scope)
      return representEnvironment(
        found(await readEnvironment(deps.sql, scope.accountId, scope.environmentId)),
      )
    },
  )
}
