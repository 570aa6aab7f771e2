import type { FastifyInstance } from 'fastify'
import type { RouteDeps } from './deps.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { applicationRoutes } from './routes/applications.ts'
import { brandingRoutes } from './routes/branding.ts'
import { codecRoutes } from './routes/codec.ts'
import { environmentRoutes } from './routes/environments.ts'
import { healthRoutes } from './routes/health.ts'
import { identityInviteStepRoutes } from './routes/identity-invite-steps.ts'
import { identityInviteRoutes } from './routes/identity-invites.ts'
import { inviteAcceptanceRoutes } from './routes/invite-acceptances.ts'
import { nodeRoutes } from './routes/nodes.ts'
import { operatorChangeRoutes } from './routes/operator-changes.ts'
import { operatorRoutes } from './routes/operators.ts'
import { ownAccountRoutes } from './routes/own-account.ts'
import { policyRoutes } from './routes/policy.ts'
import { referenceRoutes } from './routes/reference.ts'
import { roleRoutes } from './routes/roles.ts'
import { sessionRoutes } from './routes/sessions.ts'

/** The whole API, listed. */
export async function registerRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  const v1 = { prefix: '/api/v1', ...deps }
  await app.register(identityInviteRoutes, v1)
  await app.register(identityInviteStepRoutes, v1)
  await app.register(inviteAcceptanceRoutes, v1)
  await app.register(accountRoutes, v1)
  await app.register(ownAccountRoutes, v1)
  await app.register(brandingRoutes, v1)
  await app.register(operatorRoutes, v1)
  await app.register(operatorChangeRoutes, v1)
  await app.register(sessionRoutes, v1)
  await app.register(environmentRoutes, v1)
  await app.register(roleRoutes, v1)
  await app.register(nodeRoutes, v1)
  await app.register(applicationRoutes, v1)
  await app.register(apiKeyRoutes, v1)
  await app.register(policyRoutes, v1)
  await app.register(codecRoutes, deps)
  await app.register(healthRoutes, deps)
  await app.register(referenceRoutes, deps)
}
