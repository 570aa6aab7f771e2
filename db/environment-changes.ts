import { fieldProblem } from '../domain/problems.ts'
import type { Sql } from './client.ts'
import { type EnvironmentScope, refuseTakenName } from './environments.ts'
import { suspendedAt } from './suspensions.ts'

export type EnvironmentChange = {
  name: string | undefined
  hierarchyEnabled: boolean | undefined
  suspended: boolean | undefined
}

/**
 * Renames it, lets it have more nodes than its root, suspends or resumes it; true when this call
 * resumed it. Throws `name_taken`, and `flat_environment` when it would be made flat while it has
 * more.
 */
export async function changeEnvironment(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  { name, hierarchyEnabled, suspended }: EnvironmentChange,
): Promise<boolean> {
  const change = sql.begin(async (tx) => {
    // Waits for nodes that are being added, so that the check below sees them.
    await tx`select from environments where id = ${environmentId} for update`
    const [changed] = await tx<[{ resumed: boolean }?]>`
      update environments set name = coalesce(${name ?? null}, name), updated_at = now(),
        hierarchy_enabled = coalesce(${hierarchyEnabled ?? null}, hierarchy_enabled),
        suspended_at = ${suspendedAt(tx, suspended)}
      where account_id = ${accountId} and id = ${environmentId}
        and (${hierarchyEnabled ?? true} or not exists (
          select from nodes where environment_id = ${environmentId} and parent_id is not null))
      returning old.suspended_at is not null and new.suspended_at is null as resumed`
    if (!changed) throw fieldProblem('flat_environment', 'hierarchy_enabled')
    return changed.resumed
  })
  return change.catch(refuseTakenName)
}
