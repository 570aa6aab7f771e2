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

/** An environment is never without a root node and a default application. Spec §1. */
export async function insertEnvironment(
  tx: Transaction,
  environment: { accountId: string; accountName: string; name: string; clientId: string },
): Promise<void> {
  const { accountId, accountName, name, clientId } = environment
  await tx`
    with environment as (
      insert into environments (account_id, name) values (${accountId}, ${name})
      returning id, account_id, name
    ), root as (
      insert into nodes (account_id, environment_id, name)
      select account_id, id, ${accountName} from environment
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

/**
 * Renames it, or lets it have more nodes than its root. Throws `name_taken`, `not_found`, and
 * `flat_environment` when it would be made flat while it has more.
 */
export async function changeEnvironment(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  change: { name: string | undefined; hierarchyEnabled: boolean | undefined },
): Promise<void> {
  await sql
    .begin(async (tx) => {
      // Waits for nodes that are being added, so that the check below sees them.
      await tx`select from environments where id = ${environmentId} for update`
      const { count } = await tx`
        update environments set name = coalesce(${change.name ?? null}, name), updated_at = now(),
          hierarchy_enabled = coalesce(${change.hierarchyEnabled ?? null}, hierarchy_enabled)
        where account_id = ${accountId} and id = ${environmentId}
          and (${change.hierarchyEnabled ?? true} or not exists (
            select from nodes where environment_id = ${environmentId} and parent_id is not null))`
      if (count === 0) throw fieldProblem('flat_environment', 'hierarchy_enabled')
    })
    .catch((failure) => {
      const taken = violatedConstraint(failure) === 'environments_account_id_name_key'
      throw taken ? new Problem('name_taken') : failure
    })
}
