import { type Fact, testFact } from '../domain/facts.ts'
import type { DeliveryStatus } from '../domain/webhook.ts'
import type { Sql, Transaction } from './client.ts'
import { disableWebhook } from './webhook-endings.ts'

/** All that an attempt needs to know, read again each time. */
export type PendingDelivery = {
  id: string
  webhookId: string
  url: string
  enabled: boolean
  roundAttempts: number
  isTest: boolean
  sealedSecret: Buffer
  sealedPreviousSecret: Buffer | null // null once its time is over
  fact: Fact
}

type Row = Omit<PendingDelivery, 'isTest' | 'fact'> & { factId: string | null; createdAt: Date }
type FactRow = { [Name in Exclude<keyof Fact, 'id'>]: Fact[Name] }

/** Undefined once it is settled, or gone with its webhook. */
export async function readPendingDelivery(
  sql: Sql,
  id: string,
): Promise<PendingDelivery | undefined> {
  const [row] = await sql<[(Row & FactRow)?]>`
    select deliveries.id, webhook_id, url, enabled, round_attempts, sealed_secret,
      case when previous_expires_at > now() then sealed_previous_secret end
        as sealed_previous_secret,
      fact_id, deliveries.created_at, facts.type, facts.occurred_at, facts.environment_id,
      facts.object_type, facts.object_id, facts.attributes, facts.old_value, facts.new_value
    from webhook_deliveries deliveries join webhooks on webhooks.id = webhook_id
      left join facts on facts.id = fact_id
    where deliveries.id = ${id} and status = 'pending'`
  if (!row) return undefined
  return {
    ...row,
    isTest: row.factId === null,
    fact: row.factId ? { ...row, id: row.factId } : testFact(row),
  }
}

export type AttemptOutcome = {
  id: string
  status: DeliveryStatus
  waitMs: number | null // until the next one
  response: { status: number; body: string; durationMs: number } | null
  error: string | null
  isGone: boolean // 410: the receiver wants no more
}

/**
 * Notes what an attempt came to, and starts the next in line where this one is settled. One that
 * was settled meanwhile stays as it is. A webhook that says it is gone, or to which nothing got
 * through for as long as this one was tried, is disabled.
 */
export async function recordAttempt(sql: Sql, outcome: AttemptOutcome): Promise<void> {
  const { id, status, waitMs, response, error } = outcome
  await sql.begin(async (tx) => {
    if (status !== 'pending') await lockWebhookOf(tx, outcome)
    const [row] = await tx<[{ webhookId: string; objectId: string; factId: string | null }?]>`
      update webhook_deliveries set status = ${status}, attempts = attempts + 1,
        round_attempts = round_attempts + 1,
        round_began_at = coalesce(round_began_at, now()), last_attempt_at = now(),
        next_attempt_at = case when ${status} = 'pending'
          then now() + ${waitMs ?? 0} * interval '1 millisecond' end,
        response_status = ${response?.status ?? null}, response_body = ${response?.body ?? null},
        response_ms = ${response?.durationMs ?? null}, last_error = left(${error}, 500),
        delivered_at = case when ${status} = 'delivered' then now() end
      where id = ${id} and status = 'pending'
      returning webhook_id, object_id, fact_id`
    if (!row || status === 'pending') return
    await startNextInLine(tx, row)
    if (outcome.isGone) await disableWebhook(tx, row.webhookId, 'gone')
    else if (status === 'failed' && row.factId) await disableIfFailing(tx, row.webhookId, id)
  })
}

/* A webhook is locked before its deliveries, by whoever settles, disables or deletes: else two of
   them would wait for each other. Who delivers may do so beside others. */
async function lockWebhookOf(tx: Transaction, { id, status }: AttemptOutcome): Promise<void> {
  await tx`
    select from webhooks where id = (select webhook_id from webhook_deliveries where id = ${id})
    ${status === 'delivered' ? tx`for share` : tx`for no key update`}`
}

/** The oldest that waited for one that is settled now. */
async function startNextInLine(tx: Transaction, line: { webhookId: string; objectId: string }) {
  await tx`
    update webhook_deliveries set held = false where held and id = (
      select id from webhook_deliveries
      where webhook_id = ${line.webhookId} and object_id = ${line.objectId}
        and status = 'pending' and redelivered_at is null
      order by id limit 1)`
}

async function disableIfFailing(tx: Transaction, webhookId: string, deliveryId: string) {
  const [row] = await tx<[{ failing: boolean }]>`
    select not exists (select from webhook_deliveries delivered
      where delivered.webhook_id = ${webhookId} and delivered.status = 'delivered'
        and delivered.delivered_at >= given_up.round_began_at) as failing
    from webhook_deliveries given_up where id = ${deliveryId}`
  if (row.failing) await disableWebhook(tx, webhookId, 'failing')
}
