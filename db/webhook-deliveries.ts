import { type Fact, testEvent, testFact } from '../domain/facts.ts'
import { Problem } from '../domain/problems.ts'
import type { DeliveryStatus } from '../domain/webhook.ts'
import type { Sql, Transaction } from './client.ts'

export type DeliveryRow = {
  id: string
  webhookId: string
  factId: string | null
  type: string
  status: DeliveryStatus
  attempts: number
  nextAttemptAt: Date | null
  lastAttemptAt: Date | null
  responseStatus: number | null
  responseBody: string | null
  responseMs: number | null
  lastError: string | null
  createdAt: Date
  deliveredAt: Date | null
}
type Page = { status?: DeliveryStatus | undefined; limit: number; before: string | null }

const deliveryColumns = (sql: Sql | Transaction) => sql`
  deliveries.id, webhook_id, fact_id, status, attempts, next_attempt_at, last_attempt_at,
  response_status, response_body, response_ms, last_error, deliveries.created_at, delivered_at,
  coalesce((select type from facts where facts.id = fact_id), ${testEvent}) as type`

/** Newest first. */
export async function listDeliveries(
  sql: Sql,
  webhookId: string,
  { status, limit, before }: Page,
): Promise<DeliveryRow[]> {
  return sql<DeliveryRow[]>`
    select ${deliveryColumns(sql)} from webhook_deliveries deliveries
    where webhook_id = ${webhookId} ${status ? sql`and status = ${status}` : sql``}
      ${before ? sql`and id < ${before}` : sql``}
    order by id desc limit ${limit}`
}

export async function readDelivery(sql: Sql | Transaction, webhookId: string, id: string) {
  const [row] = await sql<[DeliveryRow?]>`
    select ${deliveryColumns(sql)} from webhook_deliveries deliveries
    where id = ${id} and webhook_id = ${webhookId}`
  return row
}

/** What a delivery tells. */
export async function readDeliveredFact(sql: Sql, delivery: DeliveryRow): Promise<Fact> {
  const [fact] = await sql<[Fact?]>`
    select id, type, occurred_at, environment_id, object_type, object_id, attributes, old_value,
      new_value
    from facts where id = ${delivery.factId}`
  return fact ?? testFact(delivery)
}

/** Puts a test in line; asked again by the same request, it is the same test. */
export async function createTestDelivery(
  sql: Sql,
  webhookId: string,
  id: string,
): Promise<DeliveryRow> {
  await sql.begin(async (tx) => {
    const { count } = await tx`
      insert into webhook_deliveries (id, account_id, environment_id, webhook_id, webhook_scope_id,
        object_id)
      select ${id}, account_id, environment_id, id, scope_id, ${id} from webhooks
      where id = ${webhookId} and enabled
      on conflict (id) do nothing`
    if (count === 0) await assertEnabled(tx, webhookId)
  })
  return there(await readDelivery(sql, webhookId, id))
}

/**
 * Has a delivery tried anew, now, with a full round of attempts. Nothing waits for one that was
 * settled; one that is pending keeps its place in line. Throws `not_found`, `webhook_disabled`.
 */
export async function redeliver(sql: Sql, webhookId: string, id: string): Promise<DeliveryRow> {
  return sql.begin(async (tx) => {
    there(await readDelivery(tx, webhookId, id))
    await assertEnabled(tx, webhookId)
    await tx`
      update webhook_deliveries set status = 'pending', held = false, delivered_at = null,
        started_at = null, next_attempt_at = null, round_attempts = 0, round_began_at = null,
        asked_at = now(),
        redelivered_at = case when status = 'pending' then redelivered_at else now() end
      where id = ${id} and webhook_id = ${webhookId}`
    return there(await readDelivery(tx, webhookId, id))
  })
}

/* Under a lock: what is disabled next finds the delivery and ends it. */
async function assertEnabled(tx: Transaction, webhookId: string): Promise<void> {
  const [webhook] = await tx<[{ enabled: boolean }?]>`
    select enabled from webhooks where id = ${webhookId} for share`
  if (!webhook) throw new Problem('not_found')
  if (!webhook.enabled) throw new Problem('webhook_disabled')
}

function there(row: DeliveryRow | undefined): DeliveryRow {
  if (!row) throw new Problem('not_found')
  return row
}
