import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { mostCounted, readSetup } from '../../db/setup.ts'
import { namedEnvironment } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { idParams } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'

const count = (description?: string) =>
  Type.Integer({ minimum: 0, maximum: mostCounted, ...(description && { description }) })
const setup = Type.Object(
  {
    invites: count('Of any status.'),
    invites_with_role: count('That give a role when they are accepted.'),
    identities: count('Who use one of its applications or hold a role there.'),
    assignments: count('Of a role to an identity.'),
    applications_with_redirect: count('That have an acceptance page of their own.'),
    roles: count(),
    nodes: count('With the root.'),
    api_keys: count('That work.'),
  },
  { title: 'EnvironmentSetup' },
)
const get = {
  tags: ['Environments'],
  operationId: 'getEnvironmentSetup',
  summary: 'Read how far an environment is set up',
  description: `What there is of each, counted up to ${mostCounted.toLocaleString('en')}.`,
  params: idParams,
  response: { 200: setup, ...refusals('not_found') },
}
const config = {
  permission: 'invite.read',
  operatorsOnly: true,
  whileSuspended: true,
} as const

/** What the Overview and the Setup Guide tick off: what is there, not who clicked. Spec §8. */
export const environmentSetupRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get('/environments/:id/setup', { config, schema: get }, async (request) => {
    const counts = await readSetup(deps.sql, await namedEnvironment(request, request.params.id))
    return {
      invites: counts.invites,
      invites_with_role: counts.invitesWithRole,
      identities: counts.identities,
      assignments: counts.assignments,
      applications_with_redirect: counts.applicationsWithRedirect,
      roles: counts.roles,
      nodes: counts.nodes,
      api_keys: counts.apiKeys,
    }
  })
}
