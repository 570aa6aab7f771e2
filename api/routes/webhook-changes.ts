import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { changeWebhook, deleteWebhook, rotateSecret } from '../../db/webhooks.ts'
import { parseFields } from '../../domain/fields.ts'
import { Problem } from '../../domain/problems.ts'
import { makeWebhookSecret } from '../../security/webhook-secrets.ts'
import { found, gone } from '../collections.ts'
import { refusals } from '../schemas/problem.ts'
import { rotatedSecret, webhook, webhookChange } from '../schemas/webhooks.ts'
import {
  parseDescription,
  parseTarget,
  representWebhook,
  webhookScope,
} from '../webhook-requests.ts'
import type { WebhookTierDeps } from '../webhook-tiers.ts'

/** Changing, rotating and deleting what hears of facts. Spec §7. */
export const webhookChangeRoutes: FastifyPluginAsyncTypebox<WebhookTierDeps> = async (
  app,
  deps,
) => {
  const { manage: config, oneParams: params, ...tier } = deps.tier
  const tags = tier.tags.webhooks
  const { sql, sealer, settings } = deps
  const patch = {
    tags,
    summary: 'Change a webhook',
    description:
      'Disabled, it loses what is on its way to it. Enabled again, it hears of what happens from ' +
      'then on; what it missed can be read as facts.',
    params,
    body: webhookChange,
    response: { 200: webhook, ...refusals('not_found') },
  }
  const remove = {
    tags,
    summary: 'Delete a webhook, with its deliveries',
    params,
    response: { 204: gone, ...refusals('not_found') },
  }
  const rotate = {
    tags,
    summary: 'Replace the secret of a webhook',
    description: 'For 24 hours deliveries are signed with both, so that a receiver can follow.',
    params,
    response: { 200: rotatedSecret, ...refusals('not_found') },
  }

  app.patch('/webhooks/:id', { config, schema: patch }, async (request) => {
    const { url, description, events, enabled } = request.body
    const parsed = parseFields({
      url: () => (url === undefined ? undefined : parseTarget(url, settings.webhooks)),
      description: () => parseDescription(description),
    })
    const scope = await webhookScope(request)
    const change = {
      id: request.params.id,
      enabled,
      ...parsed,
      events: events && [...new Set(events)],
    }
    return representWebhook(found(await changeWebhook(sql, scope, change)))
  })

  app.delete('/webhooks/:id', { config, schema: remove }, async (request, reply) => {
    const scope = await webhookScope(request)
    if (!(await deleteWebhook(sql, scope, request.params.id))) throw new Problem('not_found')
    return reply.code(204).send(null)
  })

  app.post('/webhooks/:id/rotate-secret', { config, schema: rotate }, async (request) => {
    const { id } = request.params
    const scope = await webhookScope(request)
    const { secret, sealedSecret } = makeWebhookSecret(sealer, id)
    const { operationId } = request
    const until = found(await rotateSecret(sql, scope, { id, operationId, sealedSecret }))
    return { secret, previous_expires_at: until.toISOString() }
  })
}
