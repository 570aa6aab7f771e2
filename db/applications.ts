import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'
import type { EnvironmentScope } from './environments.ts'

export type ApplicationRow = {
  id: string
  clientId: string
  clientName: string
  inviteRedirectUrl: string | null
  initiateLoginUri: string | null
  redirectUris: string[]
  isDefault: boolean
  enabled: boolean
  createdAt: Date
}

export type NewApplication = EnvironmentScope &
  Omit<ApplicationRow, 'isDefault' | 'enabled' | 'createdAt'>

export const applicationColumns = (sql: Sql | Transaction) => sql`
  id, client_id, client_name, invite_redirect_url, initiate_login_uri, redirect_uris, is_default,
  enabled, created_at`

export async function listApplications(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  page: { limit: number; after: string | null },
): Promise<ApplicationRow[]> {
  return sql<ApplicationRow[]>`
    select ${applicationColumns(sql)} from applications
    where account_id = ${accountId} and environment_id = ${environmentId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Another environment's application is not there. */
export async function readApplication(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  id: string,
): Promise<ApplicationRow | undefined> {
  const [row] = await sql<[ApplicationRow?]>`
    select ${applicationColumns(sql)} from applications
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`
  return row
}

/** Made again under the same id, it gives what is there. Throws `name_taken`. */
export async function createApplication(sql: Sql, app: NewApplication): Promise<ApplicationRow> {
  await sql`
    insert into applications (id, account_id, environment_id, client_id, client_name,
      invite_redirect_url, initiate_login_uri, redirect_uris)
    values (${app.id}, ${app.accountId}, ${app.environmentId}, ${app.clientId}, ${app.clientName},
      ${app.inviteRedirectUrl}, ${app.initiateLoginUri}, ${app.redirectUris})
    on conflict (id) do nothing`.catch(refuseApplication)
  const [row] = await sql<[ApplicationRow]>`
    select ${applicationColumns(sql)} from applications where id = ${app.id}`
  return row
}

/** Names are taken once: the client's in its environment, its id in its account. */
export function refuseApplication(failure: unknown): never {
  const constraint = violatedConstraint(failure)
  if (constraint === 'applications_account_id_client_id_key')
    throw fieldProblem('name_taken', 'client_id')
  if (constraint === 'applications_environment_id_client_name_key') throw new Problem('name_taken')
  throw failure
}

/** Whether an enabled application sends its invitees to a page of this origin, be it to sign in. */
export async function isRegisteredOrigin(sql: Sql, origin: string): Promise<boolean> {
  const withPort = `${origin}${origin.startsWith('https') ? ':443' : ':80'}`
  const [known] = await sql`
    select from applications where enabled
      and (origin_of(invite_redirect_url) in (${origin}, ${withPort})
        or origin_of(initiate_login_uri) in (${origin}, ${withPort}))
    limit 1`
  return known !== undefined
}
