import type { RequestOpts } from '@oazapfts/runtime'
import * as client from '../../../../../client/index.ts'
import type { Answer, NoAnswer, PageAnswer } from '../../../api/tier-answers.ts'
import { useEnvironmentId, useWorkspace } from '../../../shell/workspace.tsx'

type Paging = { limit: number; cursor?: string }
type DeliveryStatus = client.WebhookDelivery['status']

/** The same requests for an Environment's webhooks, and for those of an Account. Spec §7. */
export type WebhookTier = {
  kind: 'environment' | 'account'
  /** Where their page is. */
  base: string
  list: (page: Paging, opts: RequestOpts) => PageAnswer<client.Webhook>
  read: (id: string, opts: RequestOpts) => Answer<client.Webhook>
  create: (body: client.NewWebhook, opts: RequestOpts) => Answer<client.CreatedWebhook>
  change: (id: string, body: client.UpdateWebhookBody, opts: RequestOpts) => Answer<client.Webhook>
  remove: (id: string, opts: RequestOpts) => NoAnswer
  rotate: (id: string, opts: RequestOpts) => Answer<client.RotatedSecret>
  test: (id: string, opts: RequestOpts) => Answer<client.WebhookDelivery>
  deliveries: (
    id: string,
    page: Paging & { status?: DeliveryStatus },
    opts: RequestOpts,
  ) => PageAnswer<client.WebhookDelivery>
  delivery: (id: string, one: string, opts: RequestOpts) => Answer<client.SentWebhookDelivery>
  redeliver: (id: string, one: string, opts: RequestOpts) => Answer<client.WebhookDelivery>
}

/** The tier of the page: its Environment's, or on pages of the Account the Account's. */
export function useWebhookTier(): WebhookTier {
  const { account } = useWorkspace()
  const environmentId = useEnvironmentId()
  return environmentId === undefined ? accountTier(account.slug) : environmentTier(environmentId)
}

const environmentTier = (environmentId: string): WebhookTier => ({
  kind: 'environment',
  base: `/e/${environmentId}/settings/webhooks`,
  list: (page, opts) => client.listWebhooks(page, opts),
  read: (id, opts) => client.getWebhook({ id }, opts),
  create: (newWebhook, opts) => client.createWebhook({ newWebhook }, opts),
  change: (id, updateWebhookBody, opts) => client.updateWebhook({ id, updateWebhookBody }, opts),
  remove: (id, opts) => client.deleteWebhook({ id }, opts),
  rotate: (id, opts) => client.rotateSecretWebhook({ id }, opts),
  test: (id, opts) => client.testWebhook({ id }, opts),
  deliveries: (id, page, opts) => client.listWebhookDeliveries({ id, ...page }, opts),
  delivery: (id, deliveryId, opts) => client.getWebhookDelivery({ id, deliveryId }, opts),
  redeliver: (id, deliveryId, opts) => client.redeliverWebhookDelivery({ id, deliveryId }, opts),
})

const accountTier = (slug: string): WebhookTier => ({
  kind: 'account',
  base: '/settings/webhooks',
  list: (page, opts) => client.listAccountWebhooks({ slug, ...page }, opts),
  read: (id, opts) => client.getAccountWebhook({ slug, id }, opts),
  create: (newWebhook, opts) => client.createAccountWebhook({ slug, newWebhook }, opts),
  change: (id, updateWebhookBody, opts) =>
    client.updateAccountWebhook({ slug, id, updateWebhookBody }, opts),
  remove: (id, opts) => client.deleteAccountWebhook({ slug, id }, opts),
  rotate: (id, opts) => client.rotateSecretAccountWebhook({ slug, id }, opts),
  test: (id, opts) => client.testAccountWebhook({ slug, id }, opts),
  deliveries: (id, page, opts) => client.listAccountWebhookDeliveries({ slug, id, ...page }, opts),
  delivery: (id, deliveryId, opts) =>
    client.getAccountWebhookDelivery({ slug, id, deliveryId }, opts),
  redeliver: (id, deliveryId, opts) =>
    client.redeliverAccountWebhookDelivery({ slug, id, deliveryId }, opts),
})
