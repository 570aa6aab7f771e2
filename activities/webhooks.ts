import { ApplicationFailure } from '@temporalio/common'
import type { Sql } from '../db/client.ts'
import {
  type AttemptOutcome,
  type PendingDelivery,
  readPendingDelivery,
  recordAttempt,
} from '../db/webhook-attempts.ts'
import { giveUpDisabled } from '../db/webhook-endings.ts'
import { writeFact } from '../domain/facts.ts'
import { waitBeforeNext } from '../domain/webhook.ts'
import type { Sealer } from '../security/sealed.ts'
import { openWebhookSecret, signWebhook } from '../security/webhook-secrets.ts'
import type { DeliveryStep } from '../workflows/messages.ts'
import type { EndpointGate } from './endpoint-gate.ts'
import { whileBeating } from './heartbeats.ts'
import { reasonOf } from './webhook-failures.ts'
import type { Answer, Outgoing, WebhookSender } from './webhook-sender.ts'

export type WebhookActivities = ReturnType<typeof createWebhookActivities>
export type WebhookDeps = {
  sql: Sql
  sealer: Sealer
  publicUrl: string
  send: WebhookSender
  gate: EndpointGate
  retries: readonly number[] // how long to wait after each attempt, in milliseconds
}

/** What deliveries do to the world: one attempt each, which may reach the receiver twice. */
export function createWebhookActivities(deps: WebhookDeps) {
  const { sql, send, gate, retries } = deps

  async function attempt(delivery: PendingDelivery): Promise<DeliveryStep> {
    const given = await post(delivery).catch((failure) => {
      return { answer: null, error: reasonOf(failure) }
    })
    const outcome = judge(delivery, given, retries)
    await recordAttempt(sql, outcome)
    return { status: outcome.status, waitMs: outcome.waitMs }
  }

  async function post(delivery: PendingDelivery): Promise<Given> {
    const answer = await send(messageOf(deps, delivery))
    return { answer, error: refusalIn(answer) }
  }

  return {
    /** Tries once, and says when again. Where its endpoint is busy it comes back by itself. */
    async attemptDelivery(deliveryId: string): Promise<DeliveryStep> {
      const delivery = await readPendingDelivery(sql, deliveryId)
      if (!delivery) return { status: 'failed', waitMs: null }
      if (!delivery.enabled) {
        await giveUpDisabled(sql, delivery.webhookId)
        return { status: 'failed', waitMs: null }
      }
      const turn = gate.enter(delivery.webhookId, performance.now())
      if ('waitMs' in turn) throw busy(turn.waitMs)
      return whileBeating(() => attempt(delivery)).finally(() => turn.leave(performance.now()))
    },
  }
}

const busy = (waitMs: number) =>
  ApplicationFailure.create({
    type: 'Busy',
    message: 'This endpoint has enough attempts under way.',
    nextRetryDelay: waitMs,
  })

/** Signed anew each time, for the time is signed too; id and body stay the same. */
function messageOf({ sealer, publicUrl }: WebhookDeps, delivery: PendingDelivery): Outgoing {
  const { webhookId, fact, sealedSecret, sealedPreviousSecret, url } = delivery
  const sealed = [sealedSecret, ...(sealedPreviousSecret ? [sealedPreviousSecret] : [])]
  const secrets = sealed.map((one) => openWebhookSecret(sealer, webhookId, one))
  const body = JSON.stringify(writeFact(fact, publicUrl))
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Vestibule-Webhooks/1',
    'webhook-id': fact.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signWebhook(secrets, { id: fact.id, timestamp, body }),
  }
  return { url, headers, body }
}

const isDelivered = (answer: Answer | null) =>
  answer !== null && answer.status >= 200 && answer.status < 300
const refusalIn = (answer: Answer) =>
  isDelivered(answer) ? null : `The receiver answered ${answer.status}.`

type Given = { answer: Answer | null; error: string | null }

/** What an attempt comes to: a test is tried once, and 410 ends it all. */
function judge(
  delivery: PendingDelivery,
  given: Given,
  retries: readonly number[],
): AttemptOutcome {
  const { answer: response, error } = given
  const common = { id: delivery.id, response, error, isGone: response?.status === 410 }
  if (isDelivered(response)) return { ...common, status: 'delivered', waitMs: null }
  const attempts = delivery.roundAttempts + 1
  const retryAfterMs = response && [429, 503].includes(response.status) ? response.retryAfterMs : 0
  const isLast = common.isGone || delivery.isTest
  const next = { attempts, retryAfterMs, chance: Math.random() }
  const waitMs = isLast ? null : waitBeforeNext(retries, next)
  return { ...common, status: waitMs === null ? 'failed' : 'pending', waitMs }
}
