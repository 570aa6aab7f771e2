import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  createTestDelivery,
  listDeliveries,
  readDeliveredFact,
  readDelivery,
  redeliver,
} from '../../db/webhook-deliveries.ts'
import { writeFact } from '../../domain/facts.ts'
import { found } from '../collections.ts'
import { pageOf, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { deliveryQuery, sentDelivery, webhookDelivery } from '../schemas/webhooks.ts'
import { findWebhook, representDelivery } from '../webhook-requests.ts'
import type { WebhookTierDeps } from '../webhook-tiers.ts'

/** What was delivered, what was not and why; and once more by hand. Spec §7. */
export const webhookDeliveryRoutes: FastifyPluginAsyncTypebox<WebhookTierDeps> = async (
  app,
  deps,
) => {
  const { manage: config, oneParams, deliveryParams, ...tier } = deps.tier
  const tags = tier.tags.webhooks
  const { sql, settings } = deps
  const test = {
    tags,
    summary: 'Send a test to a webhook',
    description: 'A delivery of type `WEBHOOK_TEST`, tried once. It reports no fact.',
    params: oneParams,
    response: { 202: webhookDelivery, ...refusals('not_found', 'webhook_disabled') },
  }
  const list = {
    tags,
    summary: 'List the deliveries of a webhook, newest first',
    params: oneParams,
    querystring: deliveryQuery,
    response: { 200: pageOf(webhookDelivery), ...refusals('not_found') },
  }
  const get = {
    tags,
    summary: 'Read a delivery with the body that is sent',
    params: deliveryParams,
    response: { 200: sentDelivery, ...refusals('not_found') },
  }
  const again = {
    tags,
    summary: 'Deliver again, now',
    description:
      'Under the same `webhook-id`, with a full round of attempts. One that waits for an earlier ' +
      'one of its object goes on waiting.',
    params: deliveryParams,
    response: { 202: webhookDelivery, ...refusals('not_found', 'webhook_disabled') },
  }

  app.post('/webhooks/:id/test', { config, schema: test }, async (request, reply) => {
    const { id } = await findWebhook(deps, request, request.params.id)
    const row = await createTestDelivery(sql, id, request.operationId)
    return reply.code(202).send(representDelivery(row))
  })

  app.get('/webhooks/:id/deliveries', { config, schema: list }, async (request) => {
    const { limit, cursor, status } = request.query
    const before = readCursor(cursor)
    const { id } = await findWebhook(deps, request, request.params.id)
    const rows = await listDeliveries(sql, id, { status, limit: limit + 1, before })
    return toPage(rows, limit, representDelivery)
  })

  app.get('/webhooks/:id/deliveries/:delivery_id', { config, schema: get }, async (request) => {
    const { id } = await findWebhook(deps, request, request.params.id)
    const row = found(await readDelivery(sql, id, request.params.delivery_id))
    const told = writeFact(await readDeliveredFact(sql, row), settings.publicUrl)
    return { ...representDelivery(row), request: told }
  })

  const path = '/webhooks/:id/deliveries/:delivery_id/redeliver'
  app.post(path, { config, schema: again }, async (request, reply) => {
    const { id } = await findWebhook(deps, request, request.params.id)
    const row = await redeliver(sql, id, request.params.delivery_id)
    return reply.code(202).send(representDelivery(row))
  })
}
