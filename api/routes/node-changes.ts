import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { changeNode, deleteNode, type NodeTarget } from '../../db/node-changes.ts'
import { parseOptionalName } from '../../domain/person.ts'
import { namedEnvironment, requireOperator } from '../authentication.ts'
import { gone, manageNodes } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, label } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { node, representNode } from './nodes.ts'

const tags = ['Nodes']
const nodeParams = Type.Object({ id, node_id: id })
const change = body({
  name: Type.Optional(label),
  parent_id: Type.Optional({ ...id, description: 'Moves it there, with all that hangs below.' }),
  enabled: Type.Optional(Type.Boolean()),
})

/** Renaming, moving, disabling and deleting a Node. Spec §1, §12. */
export const nodeChangeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.patch(
    '/environments/:id/nodes/:node_id',
    {
      ...manageNodes,
      schema: {
        tags,
        summary: 'Change or move a node',
        description:
          'While it is disabled nobody can be given a role there; who has one keeps it. ' +
          'The root stays where it is, and enabled.',
        params: nodeParams,
        body: change,
        response: {
          200: node,
          ...refusals('not_found', 'name_taken', 'unknown_node', 'validation_failed'),
        },
      },
    },
    async (request) => {
      const target = await readTarget(request, request.params)
      const { parent_id: parentId, enabled } = request.body
      const name = parseOptionalName(request.body.name, 'name')
      return representNode(await changeNode(deps.sql, target, { name, parentId, enabled }))
    },
  )

  app.delete(
    '/environments/:id/nodes/:node_id',
    {
      ...manageNodes,
      schema: {
        tags,
        summary: 'Delete a node that nothing names',
        params: nodeParams,
        response: { 204: gone, ...refusals('not_found', 'node_in_use') },
      },
    },
    async (request, reply) => {
      await deleteNode(deps.sql, await readTarget(request, request.params))
      return reply.code(204).send(null)
    },
  )
}

async function readTarget(
  request: FastifyRequest,
  params: Static<typeof nodeParams>,
): Promise<NodeTarget> {
  const scope = await namedEnvironment(request, params.id)
  return { ...scope, id: params.node_id, within: requireOperator(request).nodeIds }
}
