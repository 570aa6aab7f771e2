import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createNode, listNodes, type NodeRow, readNode } from '../../db/nodes.ts'
import { parseName } from '../../domain/person.ts'
import { namedEnvironment, requireOperator } from '../authentication.ts'
import { manageNodes, serveCollection } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, nullable, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Nodes']
export const node = Type.Object(
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

export const representNode = ({ parentId, createdAt, ...row }: NodeRow) => ({
  ...row,
  parent_id: parentId,
  created_at: createdAt.toISOString(),
})

/** The Nodes of an Environment: the places where a Role can be held. Spec §1. */
export const nodeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  serveCollection(app.withTypeProvider(), deps.sql, {
    path: 'nodes',
    member: 'node_id',
    access: manageNodes,
    tags,
    summaries: { list: 'List nodes, in the order they were made', read: 'Read a node' },
    item: node,
    list: listNodes,
    read: readNode,
    represent: representNode,
  })

  app.post(
    '/environments/:id/nodes',
    {
      ...manageNodes,
      schema: {
        tags,
        summary: 'Create a node',
        params: idParams,
        body: newNode,
        response: {
          201: node,
          ...refusals('not_found', 'name_taken'),
          ...refusals('flat_environment', 'unknown_node', 'validation_failed'),
        },
      },
    },
    async (request, reply) => {
      const { parent_id: parentId = null } = request.body
      const name = parseName(request.body.name, 'name')
      const scope = await namedEnvironment(request, request.params.id)
      const within = requireOperator(request).nodeIds
      const wanted = { ...scope, id: request.operationId, name, parentId, within }
      return reply.code(201).send(representNode(await createNode(deps.sql, wanted)))
    },
  )
}
