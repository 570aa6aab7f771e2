import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import {
  changeRole,
  createRole,
  deleteRole,
  listRoles,
  type RoleRow,
  readRole,
} from '../../db/roles.ts'
import { parseFields } from '../../domain/fields.ts'
import { parseName, parseOptionalName } from '../../domain/person.ts'
import { namedEnvironment } from '../authentication.ts'
import { gone, manage, serveCollection } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Roles']
export const role = Type.Object(
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
const permissions = Type.Array(label, { maxItems: 100 })
const invitable = Type.Boolean({ description: 'Whether `user_invite` operators may hand it out.' })
const newRole = body({
  name: label,
  permissions: { ...permissions, default: [] },
  invitable: { ...invitable, default: false },
})
const change = body({
  name: Type.Optional(label),
  permissions: Type.Optional(permissions),
  invitable: Type.Optional(invitable),
  enabled: Type.Optional(Type.Boolean()),
})
const roleParams = Type.Object({ id, role_id: id })

export const representRole = ({ createdAt, ...row }: RoleRow) => ({
  ...row,
  created_at: createdAt.toISOString(),
})

/** The Roles of an Environment: named bundles of permissions. Spec §1. */
export const roleRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  serveCollection(app.withTypeProvider(), deps.sql, {
    path: 'roles',
    member: 'role_id',
    tags,
    summaries: { list: 'List roles', read: 'Read a role' },
    item: role,
    list: listRoles,
    read: readRole,
    represent: representRole,
  })

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
      const { invitable } = request.body
      const wanted = { ...parseRole(request.body), invitable, ...scope, id: request.operationId }
      return reply.code(201).send(representRole(await createRole(deps.sql, wanted)))
    },
  )

  app.patch(
    '/environments/:id/roles/:role_id',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Change a role',
        description: 'While it is disabled nobody can be given it; who holds it keeps it.',
        params: roleParams,
        body: change,
        response: { 200: role, ...refusals('not_found', 'name_taken') },
      },
    },
    async (request) => {
      const { id, role_id } = request.params
      const scope = await namedEnvironment(request, id)
      const { invitable, enabled } = request.body
      const wanted = { ...parseChange(request.body), invitable, enabled }
      return representRole(await changeRole(deps.sql, { ...scope, id: role_id }, wanted))
    },
  )

  app.delete(
    '/environments/:id/roles/:role_id',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Delete a role that nothing names',
        params: roleParams,
        response: { 204: gone, ...refusals('not_found', 'role_in_use') },
      },
    },
    async (request, reply) => {
      const { id, role_id } = request.params
      const scope = await namedEnvironment(request, id)
      await deleteRole(deps.sql, { ...scope, id: role_id })
      return reply.code(204).send(null)
    },
  )
}

const parseRole = (given: Static<typeof newRole>) =>
  parseFields({
    name: () => parseName(given.name, 'name'),
    permissions: () => parsePermissions(given.permissions),
  })

const parseChange = (given: Static<typeof change>) =>
  parseFields({
    name: () => parseOptionalName(given.name, 'name'),
    permissions: () => given.permissions && parsePermissions(given.permissions),
  })

const parsePermissions = (names: string[]) => [
  ...new Set(names.map((name, index) => parseName(name, `permissions.${index}`))),
]
