import { Problem } from '../domain/problems.ts'
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

/** All of them, oldest first; `only`: out of these. */
export async function readEnvironments(sql: Sql, accountId: string, only: string[] | null) {
  return sql<EnvironmentRow[]>`
    select ${readColumns(sql)} from environments where account_id = ${accountId}
      ${only ? sql`and id = any(${only}::uuid[])` : sql``}
    order by id`
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

/**
 * Until the transaction ends nobody else changes this environment's tree, nor which application is
 * its default: what is read of them from here on holds.
 */
export async function lockEnvironment(
  tx: Transaction,
  { accountId, environmentId }: EnvironmentScope,
) {
  await tx`
    select from environments where id = ${environmentId} and account_id = ${accountId}
    for no key update`
}

/** Throws `name_taken`. */
export async function createEnvironment(
  sql: Sql,
  environment: NewEnvironment & { id: string },
): Promise<EnvironmentRow | undefined> {
  await insertEnvironment(sql, environment).catch(refuseTakenName)
  return readEnvironment(sql, environment.accountId, environment.id)
}

export function refuseTakenName(failure: unknown): never {
  const taken = violatedConstraint(failure) === 'environments_account_id_name_key'
  throw taken ? new Problem('name_taken') : failure
}
