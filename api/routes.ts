import type { FastifyInstance } from 'fastify'
import type { RouteDeps } from './deps.ts'
import { accountIdentityRoutes } from './routes/account-identities.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { applicationRoutes } from './routes/applications.ts'
import { codecRoutes } from './routes/codec.ts'
import { environmentRoutes } from './routes/environments.ts'
import { healthRoutes } from './routes/health.ts'
import { identityRoutes } from './routes/identities.ts'
import { identityInviteStepRoutes } from './routes/identity-invite-steps.ts'
import { identityInviteRoutes } from './routes/identity-invites.ts'
import { inviteAcceptanceRoutes } from './routes/invite-acceptances.ts'
import { nodeRoutes } from './routes/nodes.ts'
import { policyRoutes } from './routes/policy.ts'
import { referenceRoutes } from './routes/reference.ts'
import { roleRoutes } from './routes/roles.ts'
import { sessionRoutes } from './routes/sessions.ts'

/** The whole API, listed. */
export async function registerRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  const v1 = { prefix: '/api/v1', ...deps }
  await app.register(identityInviteRoutes, v1)
  await app.register(identityInviteStepRoutes, v1)
  await app.register(identityRoutes, v1)
  await app.register(accountIdentityRoutes, v1)
  await app.register(inviteAcceptanceRoutes, v1)
  await app.register(accountRoutes, v1)
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
