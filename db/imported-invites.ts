import type { Sql } from './client.ts'
import type { RowRange } from './import-rows.ts'
import { type RunSeed, seedColumns } from './runs.ts'
import { type OutgoingInvite, outgoingColumns, outgoingSource } from './sending.ts'

/** The invites that a batch of rows made, while their import still sees to them. */
const madeBy = (sql: Sql, importId: string, { from, to }: RowRange) => sql`
  invites.import_id = ${importId} and invites.id = any(array(select outcome_id from import_rows
    where import_rows.import_id = ${importId} and number between ${from} and ${to}))`

/** The first messages that nobody has tried to send yet; none once the import has finished. */
export async function readOutgoingOf(
  sql: Sql,
  importId: string,
  range: RowRange,
): Promise<(OutgoingInvite & { accountId: string })[]> {
  return sql<(OutgoingInvite & { accountId: string })[]>`
    select invites.account_id, ${outgoingColumns(sql)} from ${outgoingSource(sql)}
      and ${madeBy(sql, importId, range)} and generation = 1 and delivery_attempts = 0
      and exists (select from imports where id = ${importId} and finished_at is null)
    order by invites.id`
}

/** Those that live on, each to be given its own workflow. */
export async function readSeedsOf(sql: Sql, importId: string, range: RowRange): Promise<RunSeed[]> {
  return sql<RunSeed[]>`
    select ${seedColumns(sql)} from invites join accounts on accounts.id = account_id
    where ${madeBy(sql, importId, range)} and status = 'pending' order by invites.id`
}

/** Tells the healer that these have their workflow. */
export async function markHandedOver(sql: Sql, importId: string, range: RowRange): Promise<void> {
  await sql`
    update invites set run_seen_at = now()
    where ${madeBy(sql, importId, range)} and status = 'pending' and run_seen_at is null`
}
