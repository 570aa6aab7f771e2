import type { FastifyInstance } from 'fastify'
import type { RouteDeps } from './deps.ts'
import { createEventStreams } from './event-streams.ts'
import { createImportFeeds } from './import-feeds.ts'
import { importTiers } from './import-tiers.ts'
import { createInviteFeeds } from './invite-feeds.ts'
import { accountTier, environmentTier } from './invite-tiers.ts'
import { accountIdentityRoutes } from './routes/account-identities.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apiKeyChangeRoutes } from './routes/api-key-changes.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { applicationChangeRoutes } from './routes/application-changes.ts'
import { applicationRoutes } from './routes/applications.ts'
import { brandingRoutes } from './routes/branding.ts'
import { codecRoutes } from './routes/codec.ts'
import { currentSessionRoutes } from './routes/current-session.ts'
import { environmentSetupRoutes } from './routes/environment-setup.ts'
import { environmentRoutes } from './routes/environments.ts'
import { factRoutes } from './routes/facts.ts'
import { healthRoutes } from './routes/health.ts'
import { identityRoutes } from './routes/identities.ts'
import { identityInviteAttentionRoutes } from './routes/identity-invite-attention.ts'
import { identityInviteBulkRoutes } from './routes/identity-invite-bulk.ts'
import { identityInviteEventRoutes } from './routes/identity-invite-events.ts'
import { identityInviteFunnelRoutes } from './routes/identity-invite-funnel.ts'
import { identityInvitePreviewRoutes } from './routes/identity-invite-previews.ts'
import { identityInviteStepRoutes } from './routes/identity-invite-steps.ts'
import { identityInviteRoutes } from './routes/identity-invites.ts'
import { importFollowingRoutes } from './routes/import-following.ts'
import { importStepRoutes } from './routes/import-steps.ts'
import { importUploadRoutes } from './routes/import-uploads.ts'
import { importRoutes } from './routes/imports.ts'
import { inviteAcceptanceRoutes } from './routes/invite-acceptances.ts'
import { inviteOpeningRoutes } from './routes/invite-openings.ts'
import { lookUpRoutes } from './routes/look-ups.ts'
import { messageTemplateChangeRoutes } from './routes/message-template-changes.ts'
import { messageTemplateTrialRoutes } from './routes/message-template-trials.ts'
import { messageTemplateRoutes } from './routes/message-templates.ts'
import { nodeChangeRoutes } from './routes/node-changes.ts'
import { nodeRoutes } from './routes/nodes.ts'
import { operatorChangeRoutes } from './routes/operator-changes.ts'
import { operatorRoutes } from './routes/operators.ts'
import { ownAccountRoutes } from './routes/own-account.ts'
import { policyRoutes } from './routes/policy.ts'
import { portalInviteRoutes } from './routes/portal-invites.ts'
import { portalSessionRoutes } from './routes/portal-sessions.ts'
import { referenceRoutes } from './routes/reference.ts'
import { registrationRoutes } from './routes/registration.ts'
import { roleRoutes } from './routes/roles.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { userInvitationSearchRoutes } from './routes/user-invitation-search.ts'
import { userInvitationRoutes } from './routes/user-invitations.ts'
import { webhookChangeRoutes } from './routes/webhook-changes.ts'
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { webhookTiers } from './webhook-tiers.ts'

const inviteTiers = [
  { prefix: '/api/v1', tier: environmentTier },
  { prefix: '/api/v1/accounts/:slug', tier: accountTier },
]

/** The whole API, listed. */
export async function registerRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  const v1 = { prefix: '/api/v1', ...deps }
  const userActions = { prefix: '/useractions-srv', ...deps }
  const portal = { prefix: '/portal/v1/accounts/:slug', ...deps }
  const feeds = { imports: createImportFeeds(deps.sql), invites: createInviteFeeds(deps.sql) }
  const sendEvents = createEventStreams(deps)
  app.addHook('preClose', async () => {
    feeds.imports.close()
    feeds.invites.close()
  })
  for (const tier of inviteTiers) {
    const following = { ...v1, ...tier, feeds: feeds.invites, sendEvents }
    await app.register(identityInviteEventRoutes, following)
    await app.register(identityInviteRoutes, { ...v1, ...tier })
    await app.register(identityInviteBulkRoutes, { ...v1, ...tier })
    await app.register(identityInvitePreviewRoutes, { ...v1, ...tier })
    await app.register(identityInviteAttentionRoutes, { ...v1, ...tier })
    await app.register(identityInviteFunnelRoutes, { ...v1, ...tier })
    await app.register(identityInviteStepRoutes, { ...v1, ...tier })
  }
  for (const { prefix, tier } of importTiers) {
    const options = { ...deps, prefix, tier, feeds: feeds.imports, sendEvents }
    await app.register(importUploadRoutes, options)
    await app.register(importRoutes, options)
    await app.register(importFollowingRoutes, options)
    await app.register(importStepRoutes, options)
  }
  for (const { prefix, tier } of webhookTiers) {
    const options = { ...deps, prefix, tier }
    await app.register(factRoutes, options)
    await app.register(webhookRoutes, options)
    await app.register(webhookChangeRoutes, options)
    await app.register(webhookDeliveryRoutes, options)
  }
  await app.register(identityRoutes, v1)
  await app.register(accountIdentityRoutes, v1)
  await app.register(inviteAcceptanceRoutes, v1)
  await app.register(inviteOpeningRoutes, v1)
  await app.register(lookUpRoutes, v1)
  await app.register(accountRoutes, v1)
  await app.register(ownAccountRoutes, v1)
  await app.register(brandingRoutes, v1)
  await app.register(messageTemplateRoutes, v1)
  await app.register(messageTemplateChangeRoutes, v1)
  await app.register(messageTemplateTrialRoutes, v1)
  await app.register(operatorRoutes, v1)
  await app.register(operatorChangeRoutes, v1)
  await app.register(sessionRoutes, v1)
  await app.register(currentSessionRoutes, v1)
  await app.register(environmentRoutes, v1)
  await app.register(environmentSetupRoutes, v1)
  await app.register(roleRoutes, v1)
  await app.register(nodeRoutes, v1)
  await app.register(nodeChangeRoutes, v1)
  await app.register(applicationRoutes, v1)
  await app.register(applicationChangeRoutes, v1)
  await app.register(apiKeyRoutes, v1)
  await app.register(apiKeyChangeRoutes, v1)
  await app.register(policyRoutes, v1)
  await app.register(portalSessionRoutes, portal)
  await app.register(portalInviteRoutes, portal)
  await app.register(userInvitationRoutes, userActions)
  await app.register(userInvitationSearchRoutes, userActions)
  await app.register(registrationRoutes, userActions)
  await app.register(codecRoutes, deps)
  await app.register(healthRoutes, deps)
  await app.register(referenceRoutes, deps)
}
