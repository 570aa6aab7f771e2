import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createNode, listNodes, type NodeRow } from '../../db/nodes.ts'
import { namedEnvironment, requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, nullable, timestamp } from '../schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Nodes']
const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const
const node = Type.Object(
  {
    id,
    name: Type.String(),
    parent_id: nullable(id),
    path: Type.String({ description: 'Ids from the root down: `/root/child/`.' }),
    enabled: Type.Boolean(),
    created_at: timestamp,
  },
  { title: 'Node' },
)
const newNode = body({
  name: label,
  parent_id: Type.Optional(nullable({ ...id, description: 'Left out: under the root.' })),
})

const represent = ({ parentId, createdAt, ...row }: NodeRow) => ({
  ...row,
  parent_id: parentId,
  created_at: createdAt.toISOString(),
})

/** The Nodes of an Environment: the places where a Role can be held. Spec §1. */
export const nodeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/environments/:id/nodes',
    {
      ...manage,
      schema: {
        tags,
        summary: 'List nodes, parents before their children',
        params: idParams,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(node), ...refusals('not_found') },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const scope = await namedEnvironment(request, request.params.id)
      const page = { limit: limit + 1, after: readCursor(cursor) }
      return toPage(await listNodes(deps.sql, scope, page), limit, represent)
    },
  )

  app.post(
    '/environments/:id/nodes',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Create a node',
        params: idParams,
        body: newNode,
        response: {
          201: node,
          ...refusals('not_found', 'name_taken', 'flat_environment', 'unknown_node'),
        },
      },
    },
    async (request, reply) => {
      const { name, parent_id: parentId = null } = request.body
      const scope = await namedEnvironment(request, request.params.id)
      const within = requireOperator(request).nodeIds
      const wanted = { ...scope, id: request.operationId, name, parentId, within }
      return reply.code(201).send(represent(await createNode(deps.sql, wanted)))
    },
  )
}
