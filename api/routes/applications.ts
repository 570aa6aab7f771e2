import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { type ApplicationRow, createApplication, listApplications } from '../../db/applications.ts'
import { parseFields } from '../../domain/fields.ts'
import { parseRegisteredUrl } from '../../domain/registered-url.ts'
import { namedEnvironment } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, nullable, timestamp, url } from '../schemas/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { newClientId } from './accounts.ts'

const tags = ['Applications']
const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const
const application = Type.Object(
  {
    id,
    client_id: Type.String(),
    client_name: Type.String(),
    invite_redirect_url: nullable(Type.String()),
    initiate_login_uri: nullable(Type.String()),
    redirect_uris: Type.Array(Type.String()),
    is_default: Type.Boolean(),
    enabled: Type.Boolean(),
    created_at: timestamp,
  },
  { title: 'Application' },
)
const newApplication = body({
  client_name: label,
  client_id: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_.-]{8,128}$' })),
  invite_redirect_url: Type.Optional(nullable(url)),
  initiate_login_uri: Type.Optional(nullable(url)),
  redirect_uris: Type.Array(url, { maxItems: 50, default: [] }),
})

const represent = (row: ApplicationRow) => ({
  id: row.id,
  client_id: row.clientId,
  client_name: row.clientName,
  invite_redirect_url: row.inviteRedirectUrl,
  initiate_login_uri: row.initiateLoginUri,
  redirect_uris: row.redirectUris,
  is_default: row.isDefault,
  enabled: row.enabled,
  created_at: row.createdAt.toISOString(),
})

/** The Applications of an Environment: OAuth clients with their registered addresses. Spec §1. */
export const applicationRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/environments/:id/applications',
    {
      ...manage,
      schema: {
        tags,
        summary: 'List applications',
        params: idParams,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(application), ...refusals('not_found') },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const scope = await namedEnvironment(request, request.params.id)
      const page = { limit: limit + 1, after: readCursor(cursor) }
      return toPage(await listApplications(deps.sql, scope, page), limit, represent)
    },
  )

  app.post(
    '/environments/:id/applications',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Create an application',
        description: 'Addresses are https, or http on loopback.',
        params: idParams,
        body: newApplication,
        response: { 201: application, ...refusals('not_found', 'name_taken', 'validation_failed') },
      },
    },
    async (request, reply) => {
      const addresses = parseAddresses(request.body)
      const { client_name: clientName, client_id: clientId = newClientId() } = request.body
      const scope = await namedEnvironment(request, request.params.id)
      const wanted = { ...scope, ...addresses, id: request.operationId, clientName, clientId }
      return reply.code(201).send(represent(await createApplication(deps.sql, wanted)))
    },
  )
}

const parseAddresses = (given: Static<typeof newApplication>) =>
  parseFields({
    inviteRedirectUrl: () => parseOptional(given.invite_redirect_url, 'invite_redirect_url'),
    initiateLoginUri: () => parseOptional(given.initiate_login_uri, 'initiate_login_uri'),
    redirectUris: () =>
      given.redirect_uris.map((uri, index) => parseRegisteredUrl(uri, `redirect_uris.${index}`)),
  })

const parseOptional = (text: string | null | undefined, field: string) =>
  text == null ? null : parseRegisteredUrl(text, field)
