import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeApplication, deleteApplication } from '../../db/application-changes.ts'
import { parseOptionalName } from '../../domain/person.ts'
import { namedEnvironment } from '../authentication.ts'
import { gone, manage } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, label, nullable, url } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { application, parseAddresses, representApplication } from './applications.ts'

const tags = ['Applications']
const applicationParams = Type.Object({ id, application_id: id })
const change = body({
  client_name: Type.Optional(label),
  invite_redirect_url: Type.Optional(nullable(url)),
  initiate_login_uri: Type.Optional(nullable(url)),
  redirect_uris: Type.Optional(Type.Array(url, { maxItems: 50 })),
  enabled: Type.Optional(Type.Boolean()),
  is_default: Type.Optional(
    Type.Literal(true, { description: 'Takes the place of the default that was.' }),
  ),
})

/** Changing, disabling and deleting an Application. Spec §1, §3, §12. */
export const applicationChangeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.patch(
    '/environments/:id/applications/:application_id',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Change an application, or make it the default',
        description:
          'Addresses are https, or http on loopback. While it is disabled nobody can join it; ' +
          'the default stays enabled.',
        params: applicationParams,
        body: change,
        response: { 200: application, ...refusals('not_found', 'name_taken', 'validation_failed') },
      },
    },
    async (request) => {
      const { enabled, is_default: makeDefault = false } = request.body
      const clientName = parseOptionalName(request.body.client_name, 'client_name')
      const wanted = { clientName, enabled, ...parseAddresses(request.body) }
      const scope = await namedEnvironment(request, request.params.id)
      const target = { ...scope, id: request.params.application_id }
      return representApplication(
        await changeApplication(deps.sql, target, { change: wanted, makeDefault }),
      )
    },
  )

  app.delete(
    '/environments/:id/applications/:application_id',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Delete an application that nothing names',
        description: 'The default is not deleted.',
        params: applicationParams,
        response: { 204: gone, ...refusals('not_found', 'application_in_use') },
      },
    },
    async (request, reply) => {
      const { id, application_id } = request.params
      const scope = await namedEnvironment(request, id)
      await deleteApplication(deps.sql, { ...scope, id: application_id })
      return reply.code(204).send(null)
    },
  )
}
