import type { Sql, Transaction } from './client.ts'

/** Ends what it has pending with it: a webhook that is disabled gets nothing more. */
export async function disableWebhook(
  tx: Transaction,
  webhookId: string,
  reason: 'gone' | 'failing' | null,
): Promise<void> {
  await tx`
    update webhooks set enabled = false, disabled_reason = ${reason}
    where id = ${webhookId} and enabled`
  await endPending(tx, webhookId)
}

/** Ends what facts sent on its way at the moment in which their webhook was disabled. */
export async function giveUpDisabled(sql: Sql, webhookId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const { count } = await tx`
      select from webhooks where id = ${webhookId} and not enabled for no key update`
    if (count === 1) await endPending(tx, webhookId)
  })
}

const disabledBefore = 'The webhook was disabled before this was delivered.'

async function endPending(tx: Transaction, webhookId: string): Promise<void> {
  await tx`
    update webhook_deliveries set status = 'failed', held = false, next_attempt_at = null,
      last_error = coalesce(last_error, ${disabledBefore})
    where webhook_id = ${webhookId} and status = 'pending'`
}
