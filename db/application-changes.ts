import { inUse } from '../domain/holders.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { type ApplicationRow, applicationColumns, refuseApplication } from './applications.ts'
import { isHeld, type Sql, type Transaction } from './client.ts'
import { type EnvironmentScope, lockEnvironment } from './environments.ts'
import { countApplicationHolders } from './holders.ts'

export type ApplicationChange = {
  clientName: string | undefined
  inviteRedirectUrl: string | null | undefined
  initiateLoginUri: string | null | undefined
  redirectUris: string[] | undefined
  enabled: boolean | undefined
}
type Target = EnvironmentScope & { id: string }

/**
 * Changes what is given, and makes it the default if asked to. Throws `not_found`, `name_taken`,
 * and `validation_failed` where the default would be a disabled application.
 */
export async function changeApplication(
  sql: Sql,
  target: Target,
  { change, makeDefault }: { change: ApplicationChange; makeDefault: boolean },
): Promise<ApplicationRow> {
  return sql
    .begin(async (tx) => {
      await lockEnvironment(tx, target)
      if (makeDefault) await moveDefault(tx, target)
      const row = await updateApplication(tx, target, change)
      if (!row) throw new Problem('not_found')
      if (row.isDefault && !row.enabled) {
        const message = 'The default application stays enabled.'
        throw fieldProblem('validation_failed', makeDefault ? 'is_default' : 'enabled', message)
      }
      return row
    })
    .catch(refuseApplication)
}

async function moveDefault(tx: Transaction, { environmentId, id }: Target): Promise<void> {
  await tx`
    update applications set is_default = (id = ${id}), updated_at = now()
    where environment_id = ${environmentId} and is_default <> (id = ${id})`
}

async function updateApplication(tx: Transaction, target: Target, change: ApplicationChange) {
  const { inviteRedirectUrl, initiateLoginUri } = change
  const [row] = await tx<[ApplicationRow?]>`
    update applications set client_name = coalesce(${change.clientName ?? null}, client_name),
      invite_redirect_url = case when ${inviteRedirectUrl === undefined}
        then invite_redirect_url else ${inviteRedirectUrl ?? null}::text end,
      initiate_login_uri = case when ${initiateLoginUri === undefined}
        then initiate_login_uri else ${initiateLoginUri ?? null}::text end,
      redirect_uris = coalesce(${change.redirectUris ?? null}::text[], redirect_uris),
      enabled = coalesce(${change.enabled ?? null}, enabled), updated_at = now()
    where id = ${target.id} and account_id = ${target.accountId}
      and environment_id = ${target.environmentId}
    returning ${applicationColumns(tx)}`
  return row
}

/** Throws `not_found`, or `application_in_use` with what holds it; the default always stays. */
export async function deleteApplication(sql: Sql, target: Target): Promise<void> {
  const { accountId, environmentId, id } = target
  await sql
    .begin(async (tx) => {
      await lockEnvironment(tx, target)
      const [gone] = await tx<[{ isDefault: boolean }?]>`
        delete from applications
        where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}
        returning is_default`
      if (!gone) throw new Problem('not_found')
      if (gone.isDefault) {
        const detail = 'It is the default application: make another one the default first.'
        throw new Problem('application_in_use', { detail })
      }
    })
    .catch(async (failure) => {
      if (!isHeld(failure)) throw failure
      throw inUse('application_in_use', await countApplicationHolders(sql, id))
    })
}
