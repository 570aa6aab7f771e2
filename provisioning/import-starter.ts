import type { Sql } from '../db/client.ts'
import { isSuspended, readStarterPowers } from '../db/import-runs.ts'
import type { ImportRun } from '../db/imports.ts'
import { can, type Powers } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'

/**
 * Who started an import is asked again whenever it goes on: what they may do by now, or why the
 * rest of it is refused, `permission_denied` or `account_suspended`.
 */
export async function askStarter(sql: Sql, run: ImportRun): Promise<Powers | Problem> {
  if (await isSuspended(sql, run)) return new Problem('account_suspended')
  const powers = await readStarterPowers(sql, run)
  if (powers && can(powers, 'import.manage', run)) return powers
  const detail = 'Whoever started this import may not do so any more.'
  return new Problem('permission_denied', { detail })
}
