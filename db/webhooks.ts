import { Problem } from '../domain/problems.ts'
import { type DisabledReason, mostWebhooks, overlapMs } from '../domain/webhook.ts'
import type { Sql, Transaction } from './client.ts'
import type { InviteScope } from './invites.ts'
import { disableWebhook } from './webhook-endings.ts'

export type WebhookRow = {
  id: string
  url: string
  description: string | null
  events: string[]
  enabled: boolean
  disabledReason: DisabledReason | null
  createdAt: Date
  updatedAt: Date
}
export type NewWebhook = {
  id: string
  url: string
  description: string | null
  events: string[]
  enabled: boolean
  sealedSecret: Buffer
}
export type WebhookChange = {
  url?: string | undefined
  description?: string | null | undefined
  events?: string[] | undefined
  enabled?: boolean | undefined
}

const columns = (sql: Sql | Transaction) => sql`
  id, url, description, events, enabled, disabled_reason, created_at, updated_at`

const inWebhookScope = (sql: Sql | Transaction, { accountId, environmentId }: InviteScope) => sql`
  account_id = ${accountId} and environment_id is not distinct from ${environmentId}::uuid`

export async function listWebhooks(
  sql: Sql,
  scope: InviteScope,
  page: { limit: number; after: string | null },
): Promise<WebhookRow[]> {
  return sql<WebhookRow[]>`
    select ${columns(sql)} from webhooks
    where ${inWebhookScope(sql, scope)} ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Another place's webhook is not there. */
export async function readWebhook(sql: Sql, scope: InviteScope, id: string) {
  const [row] = await sql<[WebhookRow?]>`
    select ${columns(sql)} from webhooks where id = ${id} and ${inWebhookScope(sql, scope)}`
  return row
}

/**
 * One after the other in an account, so that none is one too many. Made again, it gets the new
 * secret: nobody was ever shown the first. Throws `too_many_webhooks`.
 */
export async function createWebhook(
  sql: Sql,
  scope: InviteScope,
  webhook: NewWebhook,
): Promise<WebhookRow> {
  const { id, url, description, events, enabled, sealedSecret } = webhook
  return sql.begin(async (tx) => {
    await tx`select from accounts where id = ${scope.accountId} for no key update`
    const [row] = await tx<[WebhookRow?]>`
      insert into webhooks (id, account_id, environment_id, url, description, events, enabled,
        sealed_secret)
      select ${id}, ${scope.accountId}, ${scope.environmentId}::uuid, ${url}, ${description},
        ${events}::text[], ${enabled}, ${sealedSecret}
      where ${mostWebhooks} > (select count(*) from webhooks
        where ${inWebhookScope(tx, scope)} and id <> ${id})
      on conflict (id) do update set sealed_secret = excluded.sealed_secret
      returning ${columns(tx)}`
    if (!row) throw new Problem('too_many_webhooks')
    return row
  })
}

/** Changes what is given. Switched off, it loses what is on its way to it. Undefined: not there. */
export async function changeWebhook(
  sql: Sql,
  scope: InviteScope,
  { id, ...change }: WebhookChange & { id: string },
): Promise<WebhookRow | undefined> {
  const { url, description, events, enabled } = change
  return sql.begin(async (tx) => {
    const [row] = await tx<[WebhookRow?]>`
      select ${columns(tx)} from webhooks
      where id = ${id} and ${inWebhookScope(tx, scope)} for no key update`
    if (!row) return undefined
    if (enabled === false) await disableWebhook(tx, id, null)
    const [changed] = await tx<[WebhookRow?]>`
      update webhooks set url = ${url ?? row.url},
        description = ${description === undefined ? row.description : description},
        events = ${events ?? row.events}, enabled = ${enabled ?? row.enabled},
        disabled_reason = case when ${enabled ?? false} then null else disabled_reason end
      where id = ${id}
      returning ${columns(tx)}`
    return changed
  })
}

/** Gone with its deliveries. False where it was not there. */
export async function deleteWebhook(sql: Sql, scope: InviteScope, id: string): Promise<boolean> {
  const { count } = await sql`
    delete from webhooks where id = ${id} and ${inWebhookScope(sql, scope)}`
  return count === 1
}

/**
 * The secret until now signs beside the new one for a while. Asked again by the same request it
 * replaces the new one, which nobody was shown. Undefined: not there.
 */
export async function rotateSecret(
  sql: Sql,
  scope: InviteScope,
  rotation: { id: string; operationId: string; sealedSecret: Buffer },
): Promise<Date | undefined> {
  const { id, operationId, sealedSecret } = rotation
  const [row] = await sql<[{ previousExpiresAt: Date }?]>`
    update webhooks set sealed_secret = ${sealedSecret}, rotation_id = ${operationId},
      sealed_previous_secret = case when rotation_id = ${operationId}
        then sealed_previous_secret else sealed_secret end,
      previous_expires_at = case when rotation_id = ${operationId}
        then previous_expires_at else now() + ${overlapMs} * interval '1 millisecond' end
    where id = ${id} and ${inWebhookScope(sql, scope)}
    returning previous_expires_at`
  return row?.previousExpiresAt
}
