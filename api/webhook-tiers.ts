import { Type } from 'typebox'
import type { RouteDeps } from './deps.ts'
import { id, idParams, slug, slugParams } from './schemas/fields.ts'

/** What differs between an Environment's webhooks and facts, and an Account's. Spec §7. */
const environmentTier = {
  tags: { webhooks: ['Webhooks'], facts: ['Facts'] },
  manage: { permission: 'invite.manage' },
  read: { permission: 'invite.read' },
  listParams: Type.Object({}),
  oneParams: idParams,
  deliveryParams: Type.Object({ id, delivery_id: id }),
} as const
const accountTier = {
  tags: { webhooks: ['Account webhooks'], facts: ['Account facts'] },
  manage: { permission: 'account.manage', operatorsOnly: true },
  read: { permission: 'invite.read', operatorsOnly: true },
  listParams: slugParams,
  oneParams: Type.Object({ slug, id }),
  deliveryParams: Type.Object({ slug, id, delivery_id: id }),
} as const

export const webhookTiers = [
  { prefix: '/api/v1', tier: environmentTier },
  { prefix: '/api/v1/accounts/:slug', tier: accountTier },
]
export type WebhookTierDeps = RouteDeps & { tier: typeof environmentTier | typeof accountTier }
