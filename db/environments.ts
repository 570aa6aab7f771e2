import { fieldProblem, Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'

export type EnvironmentScope = { accountId: string; environmentId: string }

export type EnvironmentRow = {
  id: string
  name: string
  hierarchyEnabled: boolean
  suspended: boolean
  rootNodeId: string
  defaultApplicationId: string
  createdAt: Date
}

const readColumns = (sql: Sql | Transaction) => sql`
  environments.id, environments.name, hierarchy_enabled, environments.created_at,
  suspended_at is not null as suspended,
  (select id from nodes where environment_id = environments.id and parent_id is null)
    as root_node_id,
  (select id from applications where environment_id = environments.id and is_default)
    as default_application_id`

/** Another account's environment is not there. */
export async function readEnvironment(sql: Sql, accountId: string, environmentId: string) {
  const [environment] = await sql<[EnvironmentRow?]>`
    select ${readColumns(sql)} from environments
    where account_id = ${accountId} and id = ${environmentId}`
  return environment
}

export async function listEnvironments(
  sql: Sql | Transaction,
  accountId: string,
  page: { limit: number; after: string | null },
): Promise<EnvironmentRow[]> {
  return sql<EnvironmentRow[]>`
    select ${readColumns(sql)} from environments where account_id = ${accountId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

export type NewEnvironment = {
  id: string | null // null: whichever
  accountId: string
  name: string
  hierarchyEnabled: boolean
  clientId: string
}

/**
 * An environment is never without a root node, named like the account, and a default application
 * (spec §1). Made again under the same id, it changes nothing.
 */
export async function insertEnvironment(
  sql: Sql | Transaction,
  environment: NewEnvironment,
): Promise<void> {
  const { id, accountId, name, hierarchyEnabled, clientId } = environment
  await sql`
    with environment as (
      insert into environments (id, account_id, name, hierarchy_enabled)
      values (coalesce(${id}::uuid, uuidv7()), ${accountId}, ${name}, ${hierarchyEnabled})
      on conflict (id) do nothing
      returning id, account_id, name
    ), root as (
      insert into nodes (account_id, environment_id, name)
      select account_id, environment.id, accounts.name
      from environment join accounts on accounts.id = account_id
    )
    insert into applications (account_id, environment_id, client_id, client_name, is_default)
    select account_id, id, ${clientId}, 'Default', true from environment`
}

/** Throws `name_taken`. */
export async function createEnvironment(
  sql: Sql,
  environment: NewEnvironment & { id: string },
): Promise<EnvironmentRow | undefined> {
  await insertEnvironment(sql, environment).catch(refuse)
  return readEnvironment(sql, environment.accountId, environment.id)
}

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
  return change.catch(refuse)
}

/** Suspending twice keeps the time of the first; undefined leaves things as they are. */
export const suspendedAt = (sql: Sql | Transaction, suspended: boolean | undefined) => sql`
  case ${suspended ?? null}::boolean when true then coalesce(suspended_at, now())
    when false then null else suspended_at end`

function refuse(failure: unknown): never {
  const taken = violatedConstraint(failure) === 'environments_account_id_name_key'
  throw taken ? new Problem('name_taken') : failure
}
