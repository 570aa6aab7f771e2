import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createRole, listRoles, type RoleRow } from '../../db/roles.ts'
import { namedEnvironment } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, timestamp } from '../schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Roles']
const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const
const role = Type.Object(
  {
    id,
    name: Type.String(),
    permissions: Type.Array(Type.String()),
    invitable: Type.Boolean(),
    enabled: Type.Boolean(),
    created_at: timestamp,
  },
  { title: 'Role' },
)
const newRole = body({
  name: label,
  permissions: Type.Array(label, { maxItems: 100, default: [] }),
  invitable: Type.Boolean({
    default: false,
    description: 'Whether `user_invite` operators may hand it out.',
  }),
})

const represent = ({ createdAt, ...row }: RoleRow) => ({
  ...row,
  created_at: createdAt.toISOString(),
})

/** The Roles of an Environment: named bundles of permissions. Spec §1. */
export const roleRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/environments/:id/roles',
    {
      ...manage,
      schema: {
        tags,
        summary: 'List roles',
        params: idParams,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(role), ...refusals('not_found') },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const scope = await namedEnvironment(request, request.params.id)
      const page = { limit: limit + 1, after: readCursor(cursor) }
      return toPage(await listRoles(deps.sql, scope, page), limit, represent)
    },
  )

  app.post(
    '/environments/:id/roles',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Create a role',
        params: idParams,
        body: newRole,
        response: { 201: role, ...refusals('not_found', 'name_taken') },
      },
    },
    async (request, reply) => {
      const scope = await namedEnvironment(request, request.params.id)
      const wanted = { ...request.body, ...scope, id: request.operationId }
      return reply.code(201).send(represent(await createRole(deps.sql, wanted)))
    },
  )
}
