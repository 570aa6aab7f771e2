import type { Powers } from '../domain/access.ts'
import type { Sql } from './client.ts'
import { everything, type ImportRun } from './imports.ts'
import { limitColumns } from './operators.ts'

/** What an import's workflow asks and writes. Spec §6, §9. */

/** What its workflow is started with; the same whoever asks, and whenever. */
export type ImportSeed = Pick<
  ImportRun,
  'id' | 'accountId' | 'environmentId' | 'mode' | 'total'
> & {
  accountSlug: string
}

const seedColumns = (sql: Sql) => sql`
  imports.id, account_id, environment_id, mode, total, accounts.slug as account_slug`

export async function readImportSeed(sql: Sql, id: string) {
  const [seed] = await sql<[ImportSeed?]>`
    select ${seedColumns(sql)} from imports join accounts on accounts.id = account_id
    where imports.id = ${id}`
  return seed
}

/**
 * Imports that may be without a workflow: their API process died, Temporal was away, or somebody
 * terminated it. A start that finds the workflow there does nothing.
 */
export async function listMissingImportRuns(sql: Sql, limit: number): Promise<ImportSeed[]> {
  return sql<ImportSeed[]>`
    select ${seedColumns(sql)} from imports join accounts on accounts.id = account_id
    where run_ended_at is null and imports.created_at < now() - interval '10 seconds'
    order by imports.created_at limit ${limit}`
}

/** Its work begins; again changes nothing. */
export async function beginImport(sql: Sql, id: string): Promise<void> {
  await sql`
    update imports set status = case status when 'queued' then 'running' else status end,
      started_at = now()
    where id = ${id} and started_at is null`
}

/** The run as it now is, for whoever works on it. */
export async function readImportRun(sql: Sql, id: string): Promise<ImportRun> {
  const [run] = await sql<[ImportRun]>`select ${everything(sql)} from imports where id = ${id}`
  return run
}

/** Once every row is settled; again changes nothing. False while one is left. */
export async function finishImport(sql: Sql, id: string): Promise<boolean> {
  const [{ finished }] = await sql<[{ finished: boolean }]>`
    with finished as (
      update imports set finished_at = now(),
        status = case status when 'cancelling' then 'cancelled' else 'completed' end
      where id = ${id} and finished_at is null and succeeded + failed + skipped = total
      returning *
    ), fact as (
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes,
        new_value)
      select account_id, environment_id, 'IMPORT_COMPLETED', 'imports', id,
        jsonb_build_object('_id', id),
        jsonb_build_object('mode', mode, 'status', status, 'total', total, 'succeeded', succeeded,
          'failed', failed, 'skipped', skipped)
      from finished
    )
    select exists (select from finished)
      or (select finished_at is not null from imports where id = ${id}) as finished`
  return finished
}

/** From here on every invite of the import is looked after for itself. */
export async function endImportRun(sql: Sql, id: string): Promise<void> {
  await sql`
    update imports set run_ended_at = now()
    where id = ${id} and run_ended_at is null and finished_at is not null`
}

/** Whether account or environment may do nothing for now. */
export async function isSuspended(
  sql: Sql,
  { accountId, environmentId }: Pick<ImportRun, 'accountId' | 'environmentId'>,
): Promise<boolean> {
  const [{ suspended }] = await sql<[{ suspended: boolean }]>`
    select exists (select from accounts where id = ${accountId} and suspended_at is not null)
      or exists (select from environments where id = ${environmentId}
        and suspended_at is not null) as suspended`
  return suspended
}

/**
 * What whoever started an import may do by now: nothing (null) once the key is revoked or expired,
 * or the operator gone.
 */
export async function readStarterPowers(sql: Sql, run: ImportRun): Promise<Powers | null> {
  const { accountId, startedById: id } = run
  if (run.startedByType === 'api_key') {
    const [key] = await sql<[(Powers & { type: 'api_key' })?]>`
      select 'api_key' as type, id, name, account_id, environment_id,
        permissions::text[] as permissions
      from api_keys
      where id = ${id} and account_id = ${accountId} and revoked_at is null
        and (expires_at is null or expires_at > now())`
    return key ?? null
  }
  const [operator] = await sql<[(Powers & { type: 'operator' })?]>`
    select 'operator' as type, account_id, role, ${limitColumns(sql)}
    from operators where id = ${id} and account_id = ${accountId} and disabled_at is null`
  return operator ?? null
}
