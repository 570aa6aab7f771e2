import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { readEnvironments } from '../../db/environments.ts'
import { readCurrentSession } from '../../db/sessions.ts'
import { actionsOf, environmentsOf } from '../../domain/access.ts'
import { requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { representEnvironment } from '../schemas/environments.ts'
import { id, nullable, timestamp } from '../schemas/fields.ts'

const operator = Type.Object({
  id,
  email: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  name: Type.String(),
  role: Type.String(),
  is_limited: Type.Boolean({ description: 'To subtrees of Nodes.' }),
})
const account = Type.Object({
  id,
  slug: Type.String(),
  name: Type.String(),
  suspended: Type.Boolean(),
})
const environment = Type.Object({
  id,
  name: Type.String(),
  suspended: Type.Boolean(),
  root_node_id: id,
  default_application_id: id,
})
const currentSession = Type.Object(
  {
    expires_at: timestamp,
    operator,
    permissions: Type.Array(Type.String()),
    account,
    environments: Type.Array(environment),
    workflows_url: nullable(
      Type.String({ description: 'Of the Temporal UI; the id of a workflow follows, encoded.' }),
    ),
  },
  { title: 'CurrentSession' },
)
const get = {
  tags: ['Sessions'],
  operationId: 'getCurrentSession',
  summary: 'Read who is signed in, and where to',
  description:
    'What an operator may do, and the Environments they have business in, oldest first. Of a ' +
    'suspended Account, or of an Environment, it tells that it is.',
  response: { 200: currentSession },
}

/** Who is signed in: all that a page asks before it shows anything. */
export const currentSessionRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { sql, settings } = deps
  const workflows_url = workflowsUrl(settings)
  app.get(
    '/sessions/current',
    { config: { signedIn: true, operatorsOnly: true, whileSuspended: true }, schema: get },
    async (request) => {
      const caller = requireOperator(request)
      const { id, email, name, role, nodeIds, accountId } = caller
      const [session, environments] = await Promise.all([
        readCurrentSession(sql, caller.sessionId),
        readEnvironments(sql, accountId, environmentsOf(caller)),
      ])
      const { firstName: first_name, lastName: last_name } = session
      const is_limited = nodeIds.length > 0
      return {
        expires_at: session.expiresAt.toISOString(),
        operator: { id, email, first_name, last_name, name, role, is_limited },
        permissions: actionsOf(caller),
        account: session.account,
        environments: environments.map(representEnvironment),
        workflows_url,
      }
    },
  )
}

/** Null where no Temporal UI is set up. */
function workflowsUrl({ temporalUiUrl, temporalNamespace }: RouteDeps['settings']): string | null {
  if (!temporalUiUrl) return null
  const namespace = encodeURIComponent(temporalNamespace)
  return `${temporalUiUrl.replace(/\/+$/, '')}/namespaces/${namespace}/workflows/`
}
