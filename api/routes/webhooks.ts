import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { createWebhook, listWebhooks } from '../../db/webhooks.ts'
import { parseFields } from '../../domain/fields.ts'
import { makeWebhookSecret } from '../../security/webhook-secrets.ts'
import { readPage } from '../collections.ts'
import { pageOf, pageQuery } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'
import { createdWebhook, newWebhook, webhook } from '../schemas/webhooks.ts'
import {
  findWebhook,
  parseDescription,
  parseTarget,
  representWebhook,
  webhookScope,
} from '../webhook-requests.ts'
import type { WebhookTierDeps } from '../webhook-tiers.ts'

/** The addresses that hear of facts: of one Environment, or of an Account. Spec §7. */
export const webhookRoutes: FastifyPluginAsyncTypebox<WebhookTierDeps> = async (app, deps) => {
  const { manage: config, listParams, oneParams, ...tier } = deps.tier
  const tags = tier.tags.webhooks
  const { sql, sealer, settings } = deps
  const list = {
    tags,
    summary: 'List webhooks, without their secrets',
    params: listParams,
    querystring: Type.Object(pageQuery),
    response: { 200: pageOf(webhook) },
  }
  const create = {
    tags,
    summary: 'Have facts delivered to an address',
    description:
      'Deliveries follow Standard Webhooks and are signed with the secret that is shown here, once. ' +
      'At most 20 for one Environment, or for an Account itself.',
    params: listParams,
    body: newWebhook,
    response: { 201: createdWebhook, ...refusals('too_many_webhooks', 'permission_denied') },
  }
  const get = {
    tags,
    summary: 'Read a webhook, without its secret',
    params: oneParams,
    response: { 200: webhook, ...refusals('not_found') },
  }

  app.get('/webhooks', { config, schema: list }, async (request) => {
    const scope = await webhookScope(request)
    return readPage(request.query, (page) => listWebhooks(sql, scope, page), representWebhook)
  })

  app.post('/webhooks', { config, schema: create }, async (request, reply) => {
    const { events = [], enabled = true, ...given } = request.body
    const { url, description } = parseFields({
      url: () => parseTarget(given.url, settings.webhooks),
      description: () => parseDescription(given.description),
    })
    const scope = await webhookScope(request)
    const id = request.operationId
    const { secret, sealedSecret } = makeWebhookSecret(sealer, id)
    const row = await createWebhook(sql, scope, {
      ...{ id, url, enabled, sealedSecret },
      description: description ?? null,
      events: [...new Set(events)],
    })
    return reply.code(201).send({ ...representWebhook(row), secret })
  })

  app.get('/webhooks/:id', { config, schema: get }, async (request) =>
    representWebhook(await findWebhook(deps, request, request.params.id)),
  )
}
