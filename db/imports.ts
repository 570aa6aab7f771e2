import type { ImportMode } from '../csv/fields.ts'
import type { Sql } from './client.ts'

export type ImportStatus = 'queued' | 'running' | 'cancelling' | 'cancelled' | 'completed'
export type ImportScope = { accountId: string; environmentId: string | null }
export type Starter = { type: 'operator' | 'api_key'; id: string; name: string }

/** A run of an import. Its counts never go back. Spec §6. */
export type ImportRun = ImportScope & {
  id: string
  mode: ImportMode
  status: ImportStatus
  filename: string | null
  columns: string[]
  mapping: (string | null)[]
  startedByType: Starter['type']
  startedById: string
  startedByName: string
  total: number
  succeeded: number
  failed: number
  skipped: number
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}
export type NewImport = ImportScope & {
  id: string
  mode: ImportMode
  filename: string | null
  columns: string[]
  mapping: (string | null)[]
  startedBy: Starter
  rows: NewRow[]
}
/** `refusal`: what is wrong with a row by itself, or that it was not selected. */
export type NewRow = {
  cells: string[]
  sealedPassword: Buffer | null
  refusal: { status: 'failed' | 'skipped'; code: string; message: string } | null
}

/** Stores file and rows, all or nothing. The same import stored again changes nothing. */
export async function storeImport(sql: Sql, given: NewImport): Promise<void> {
  const { rows, startedBy } = given
  const refused = (status: string) =>
    rows.filter(({ refusal }) => refusal?.status === status).length
  const payload = rows.map(({ cells, sealedPassword, refusal }, index) => ({
    number: index + 1,
    cells,
    sealed_password: sealedPassword?.toString('hex') ?? null,
    status: refusal?.status ?? 'queued',
    code: refusal?.code ?? null,
    message: refusal?.message ?? null,
  }))
  await sql`
    with stored as (
      insert into imports (id, account_id, environment_id, mode, filename, columns, mapping,
        started_by_type, started_by_id, started_by_name, total, failed, skipped)
      values (${given.id}, ${given.accountId}, ${given.environmentId}, ${given.mode},
        ${given.filename}, ${given.columns}, ${given.mapping}, ${startedBy.type}, ${startedBy.id},
        ${startedBy.name}, ${rows.length}, ${refused('failed')}, ${refused('skipped')})
      on conflict (id) do nothing
      returning id, account_id
    )
    insert into import_rows (account_id, import_id, number, cells, sealed_password, status, code,
      message, settled_no, settled_at)
    select stored.account_id, stored.id, number, array(select jsonb_array_elements_text(cells)),
      decode(sealed_password, 'hex'), status, code, message,
      case when status <> 'queued'
        then count(*) filter (where status <> 'queued') over (order by number) end,
      case when status <> 'queued' then now() end
    from stored cross join jsonb_to_recordset(${JSON.stringify(payload)}::text::jsonb) as given
      (number int, cells jsonb, sealed_password text, status text, code text, message text)`
}

/* As JSON, for postgres.js reads a null in an array as the word. */
export const everything = (sql: Sql) => sql`imports.*, to_jsonb(mapping) as mapping`

export async function readImport(sql: Sql, id: string, scope: ImportScope) {
  const [run] = await sql<[ImportRun?]>`
    select ${everything(sql)} from imports where id = ${id} and account_id = ${scope.accountId}
      and environment_id is not distinct from ${scope.environmentId}::uuid`
  return run
}

/**
 * Holds for a statement that makes what a row asks for: while the import has rows to settle, which
 * waits for this statement. A worker that had been cut off, and goes on long after another one has
 * done its work, makes nothing any more. Without an import, it holds.
 */
export const stillOpen = (sql: Sql, importId: string | null) => sql`
  (${importId}::uuid is null or exists (select from (select id from imports
    where id = ${importId} and succeeded + failed + skipped < total for share) open))`

/** Newest first. */
export async function listImports(
  sql: Sql,
  scope: ImportScope,
  page: { limit: number; before: string | undefined },
): Promise<ImportRun[]> {
  return sql<ImportRun[]>`
    select ${everything(sql)} from imports where account_id = ${scope.accountId}
      and environment_id is not distinct from ${scope.environmentId}::uuid
      ${page.before ? sql`and id < ${page.before}` : sql``}
    order by id desc limit ${page.limit}`
}

/** From here on nothing new is begun. False when there was nothing left to stop. */
export async function cancelImport(sql: Sql, id: string): Promise<boolean> {
  const changed = await sql`
    update imports set status = 'cancelling'
    where id = ${id} and status in ('queued', 'running', 'cancelling')`
  return changed.count === 1
}
