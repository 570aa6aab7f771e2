import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  type ApplicationRow,
  createApplication,
  listApplications,
  readApplication,
} from '../../db/applications.ts'
import { parseFields } from '../../domain/fields.ts'
import { parseName } from '../../domain/person.ts'
import { parseRegisteredUrl } from '../../domain/registered-url.ts'
import { namedEnvironment } from '../authentication.ts'
import { manage, serveCollection } from '../collections.ts'
import type { RouteDeps } from '../deps.ts'
import { body, id, idParams, label, nullable, timestamp, url } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { newClientId } from './accounts.ts'

const tags = ['Applications']
export const application = Type.Object(
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

export const representApplication = (row: ApplicationRow) => ({
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
  serveCollection(app.withTypeProvider(), deps.sql, {
    path: 'applications',
    member: 'application_id',
    tags,
    summaries: { list: 'List applications', read: 'Read an application' },
    item: application,
    list: listApplications,
    read: readApplication,
    represent: representApplication,
  })

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
      const { inviteRedirectUrl, initiateLoginUri, redirectUris } = parseAddresses(request.body)
      const { client_id: clientId = newClientId() } = request.body
      const clientName = parseName(request.body.client_name, 'client_name')
      const scope = await namedEnvironment(request, request.params.id)
      const wanted = {
        ...scope,
        id: request.operationId,
        clientName,
        clientId,
        inviteRedirectUrl: inviteRedirectUrl ?? null,
        initiateLoginUri: initiateLoginUri ?? null,
        redirectUris: redirectUris ?? [],
      }
      return reply.code(201).send(representApplication(await createApplication(deps.sql, wanted)))
    },
  )
}

type Addresses = {
  invite_redirect_url?: string | null
  initiate_login_uri?: string | null
  redirect_uris?: string[]
}

/** The addresses that are given; undefined for those left out. Throws `validation_failed`. */
export const parseAddresses = (given: Addresses) =>
  parseFields({
    inviteRedirectUrl: () => parseOptional(given.invite_redirect_url, 'invite_redirect_url'),
    initiateLoginUri: () => parseOptional(given.initiate_login_uri, 'initiate_login_uri'),
    redirectUris: () =>
      given.redirect_uris?.map((uri, index) => parseRegisteredUrl(uri, `redirect_uris.${index}`)),
  })

const parseOptional = (text: string | null | undefined, field: string) =>
  text == null ? text : parseRegisteredUrl(text, field)
