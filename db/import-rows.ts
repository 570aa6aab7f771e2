import type { DeliveryState } from '../domain/invite.ts'
import type { Sql, Transaction } from './client.ts'

export type RowStatus = 'queued' | 'succeeded' | 'failed' | 'skipped'
export type StoredRow = {
  number: number
  cells: string[]
  status: RowStatus
  outcomeId: string // of the invite or identity, once succeeded
  code: string | null
  message: string | null
  settledNo: number | null
  settledAt: Date | null
}
/** A row beside the invite that it made, if it did. */
export type ShownRow = StoredRow & { deliveryState: DeliveryState | null }
export type QueuedRow = {
  number: number
  cells: string[]
  sealedPassword: Buffer | null
  outcomeId: string
  isMade: boolean // by a try that died before it could say so
}
export type RowRange = { from: number; to: number }
export type RowOutcome =
  | { number: number; status: 'succeeded' }
  | { number: number; status: 'failed' | 'skipped'; code: string; message: string }

type Page = { status: RowStatus | undefined; after: number; limit: number }

const columns = (sql: Sql) => sql`
  number, cells, status, outcome_id, code, message, settled_no, settled_at`

/** What is still to be done of a batch, in the order of the file. */
export async function readQueuedRows(
  sql: Sql,
  importId: string,
  { from, to }: RowRange,
): Promise<QueuedRow[]> {
  return sql<QueuedRow[]>`
    select number, cells, sealed_password, outcome_id, ${isMade(sql)} as is_made
    from import_rows
    where import_id = ${importId} and number between ${from} and ${to} and status = 'queued'
    order by number`
}

/** In the order of the file, after a number. */
export const readImportRows = (sql: Sql, importId: string, page: Page): Promise<StoredRow[]> =>
  sql<StoredRow[]>`
    select ${columns(sql)} from import_rows where ${onPage(sql, importId, page)}`

/** The same, each with how the message stands that it led to. */
export const listImportRows = (sql: Sql, importId: string, page: Page): Promise<ShownRow[]> =>
  sql<ShownRow[]>`
    select ${columns(sql)},
      (select delivery_state from invites where invites.id = outcome_id) as delivery_state
    from import_rows where ${onPage(sql, importId, page)}`

const onPage = (sql: Sql, importId: string, { status, after, limit }: Page) => sql`
  import_id = ${importId} and number > ${after} ${status ? sql`and status = ${status}` : sql``}
  order by number limit ${limit}`

export type SettledRow = Pick<StoredRow, 'number' | 'status' | 'code'> & { settledNo: number }

/** In the order in which they were settled: nothing that is settled later comes in between. */
export async function listSettledRows(
  sql: Sql,
  importId: string,
  after: number,
): Promise<SettledRow[]> {
  return sql<SettledRow[]>`
    select number, status, code, settled_no from import_rows
    where import_id = ${importId} and settled_no > ${after} order by settled_no`
}

/**
 * Rows a second over the last ten, of those imports that are running. What was settled when the
 * file came does not count.
 */
export async function readRates(
  sql: Sql,
  runs: { id: string; startedAt: Date | null; finishedAt: Date | null }[],
): Promise<Map<string, number>> {
  const running = runs.filter(({ startedAt, finishedAt }) => startedAt && !finishedAt)
  if (running.length === 0) return new Map()
  const rates = await sql<{ id: string; rate: number }[]>`
    select imports.id, (select count(*) from import_rows
        where import_id = imports.id and settled_at > imports.started_at
          and settled_at > now() - interval '10 seconds')
      / greatest(1, least(10, extract(epoch from now() - started_at)))::float as rate
    from imports where id = any(${running.map(({ id }) => id)}::uuid[])`
  return new Map(rates.map(({ id, rate }) => [id, rate]))
}

/**
 * Settles rows, once each: who was settled before keeps the outcome. Passwords are wiped here. The
 * import's row is the lock, so that `settled_no` ascends with the commits and counts never go back.
 */
export async function settleRows(
  sql: Sql,
  importId: string,
  outcomes: RowOutcome[],
): Promise<void> {
  if (outcomes.length === 0) return
  await sql.begin(async (tx) => {
    const [{ settled }] = await tx<[{ settled: number }]>`
      select ${settledCount(tx)} as settled from imports where id = ${importId} for update`
    await writeOutcomes(tx, { importId, settled }, outcomes)
  })
}

const settledCount = (sql: Sql | Transaction) => sql`succeeded + failed + skipped`

async function writeOutcomes(
  tx: Transaction,
  { importId, settled }: { importId: string; settled: number },
  outcomes: RowOutcome[],
): Promise<void> {
  // With statistics from before an import, a nested loop would go through all its rows for each.
  await tx`set local enable_nestloop = off`
  await tx`
    with told as materialized (
      select distinct on (number) *
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::text::jsonb) as told
        (number int, status text, code text, message text)
      order by number
    ), queued as (
      select number from import_rows where import_id = ${importId} and status = 'queued'
        and number = any(array(select number from told))
    ), given as (
      select told.*, row_number() over (order by number) as position
      from told join queued using (number)
    ), written as (
      update import_rows set status = given.status, code = given.code,
        message = left(given.message, 500), sealed_password = null,
        settled_no = ${settled} + position, settled_at = now()
      from given where import_id = ${importId} and import_rows.number = given.number
        and import_rows.number = any(array(select number from told))
      returning import_rows.status
    )
    update imports set
      succeeded = succeeded + (select count(*) from written where status = 'succeeded'),
      failed = failed + (select count(*) from written where status = 'failed'),
      skipped = skipped + (select count(*) from written where status = 'skipped')
    where id = ${importId}`
}

/**
 * What a cancelled import has not begun is skipped; what was made and not said yet, is said: that is
 * known for sure under the lock. Where nothing is left, nothing is locked.
 */
export async function settleLeftRows(sql: Sql, importId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [run] = await tx<[{ settled: number }?]>`
      select ${settledCount(tx)} as settled from imports
      where id = ${importId} and status = 'cancelling' and ${settledCount(tx)} < total for update`
    if (!run) return
    const left = await tx<{ number: number; isMade: boolean }[]>`
      select number, ${isMade(tx)} as is_made from import_rows
      where import_id = ${importId} and status = 'queued' order by number`
    await writeOutcomes(tx, { importId, ...run }, left.map(outcomeOfLeft))
  })
}

const outcomeOfLeft = ({ number, isMade }: { number: number; isMade: boolean }): RowOutcome =>
  isMade
    ? { number, status: 'succeeded' }
    : { number, status: 'skipped', code: 'cancelled', message: cancelledFirst }

const cancelledFirst = 'The import was cancelled before this row.'

const isMade = (sql: Sql | Transaction) => sql`
  (exists (select from invites where id = outcome_id)
    or exists (select from identities where id = outcome_id))`
