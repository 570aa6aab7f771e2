import type { FastifyRequest } from 'fastify'
import type { InviteScope } from '../db/invites.ts'
import type { DeliveryRow } from '../db/webhook-deliveries.ts'
import { readWebhook, type WebhookRow } from '../db/webhooks.ts'
import { can } from '../domain/access.ts'
import { parseName } from '../domain/person.ts'
import { Problem } from '../domain/problems.ts'
import {
  hostAndPort,
  isLoopbackName,
  notPublic,
  parseWebhookUrl,
  type WebhookRules,
} from '../domain/webhook.ts'
import { isPublicAddress, literalAddress } from '../security/public-addresses.ts'
import { requirePrincipal } from './authentication.ts'
import { found } from './collections.ts'
import type { RouteDeps } from './deps.ts'
import { tierScope } from './scopes.ts'

/**
 * Where webhooks are managed. They hear of everybody there, so operators need to manage the whole
 * account, and keys `invite.manage`. Throws `permission_denied`.
 */
export async function webhookScope(request: FastifyRequest): Promise<InviteScope> {
  const caller = requirePrincipal(request)
  if (caller.type === 'operator' && !can(caller, 'account.manage')) {
    throw new Problem('permission_denied', { missing_permission: 'account.manage' })
  }
  return tierScope(request)
}

/** Throws `not_found`, for another place's webhook as for one that never was. */
export async function findWebhook({ sql }: RouteDeps, request: FastifyRequest, id: string) {
  return found(await readWebhook(sql, await webhookScope(request), id))
}

/** The address as it was given, if it may be called. Throws `validation_failed`. */
export function parseTarget(text: string, rules: WebhookRules): string {
  const url = parseWebhookUrl(text, rules)
  const literal = literalAddress(url)
  const isPublic = literal ? isPublicAddress(literal) : !isLoopbackName(url)
  if (!isPublic && !rules.allow.includes(hostAndPort(url))) throw notPublic()
  return text
}

export const parseDescription = (text: string | null | undefined) =>
  text == null ? text : parseName(text, 'description')

export const representWebhook = (row: WebhookRow) => ({
  id: row.id,
  url: row.url,
  description: row.description,
  events: row.events,
  enabled: row.enabled,
  disabled_reason: row.disabledReason,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

export const representDelivery = (row: DeliveryRow) => ({
  id: row.id,
  webhook_id: row.webhookId,
  fact_id: row.factId,
  type: row.type,
  status: row.status,
  attempts: row.attempts,
  next_attempt_at: row.nextAttemptAt?.toISOString() ?? null,
  last_attempt_at: row.lastAttemptAt?.toISOString() ?? null,
  response:
    row.responseStatus === null
      ? null
      : {
          status: row.responseStatus,
          body: row.responseBody ?? '',
          duration_ms: row.responseMs ?? 0,
        },
  last_error: row.lastError,
  created_at: row.createdAt.toISOString(),
  delivered_at: row.deliveredAt?.toISOString() ?? null,
})
