import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  changeEnvironment,
  type EnvironmentRow,
  listEnvironments,
  readEnvironment,
} from '../../db/environments.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope, namedEnvironment } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, slugParams, timestamp } from '../schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Environments']
const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const
const environment = Type.Object(
  {
    id,
    name: Type.String(),
    hierarchy_enabled: Type.Boolean(),
    root_node_id: id,
    default_application_id: id,
    created_at: timestamp,
  },
  { title: 'Environment' },
)
const change = body({
  name: Type.Optional(label),
  hierarchy_enabled: Type.Optional(Type.Boolean()),
})

const represent = (row: EnvironmentRow) => ({
  id: row.id,
  name: row.name,
  hierarchy_enabled: row.hierarchyEnabled,
  root_node_id: row.rootNodeId,
  default_application_id: row.defaultApplicationId,
  created_at: row.createdAt.toISOString(),
})

/** The Environments of an Account. Spec §1, §4. */
export const environmentRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/accounts/:slug/environments',
    {
      config: { signedIn: true, operatorsOnly: true },
      schema: {
        tags,
        summary: 'List environments',
        params: slugParams,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(environment), ...refusals('not_found') },
      },
    },
    async (request) => {
      const { accountId } = await accountScope(request, request.params.slug)
      const { limit, cursor } = request.query
      const page = { limit: limit + 1, after: readCursor(cursor) }
      return toPage(await listEnvironments(deps.sql, accountId, page), limit, represent)
    },
  )

  app.patch(
    '/environments/:id',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Change an environment',
        description: 'It can be made flat only while it has no node but its root.',
        params: idParams,
        body: change,
        response: { 200: environment, ...refusals('not_found', 'name_taken', 'flat_environment') },
      },
    },
    async (request) => {
      const scope = await namedEnvironment(request, request.params.id)
      const { name, hierarchy_enabled: hierarchyEnabled } = request.body
      await changeEnvironment(deps.sql, scope, { name, hierarchyEnabled })
      const row = await readEnvironment(deps.sql, scope.accountId, scope.environmentId)
      if (!row) throw new Problem('not_found')
      return represent(row)
    },
  )
}
