import { Problem } from '../domain/problems.ts'
import { type Sql, violatedConstraint } from './client.ts'
import type { EnvironmentScope } from './environments.ts'

export type RoleRow = {
  id: string
  name: string
  permissions: string[]
  invitable: boolean
  enabled: boolean
  createdAt: Date
}

export type NewRole = EnvironmentScope & {
  id: string
  name: string
  permissions: string[]
  invitable: boolean
}

const readColumns = (sql: Sql) => sql`id, name, permissions, invitable, enabled, created_at`

export async function listRoles(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  page: { limit: number; after: string | null },
): Promise<RoleRow[]> {
  return sql<RoleRow[]>`
    select ${readColumns(sql)} from roles
    where account_id = ${accountId} and environment_id = ${environmentId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Made again under the same id, it gives what is there. Throws `name_taken`. */
export async function createRole(sql: Sql, role: NewRole): Promise<RoleRow> {
  await sql`
    insert into roles (id, account_id, environment_id, name, permissions, invitable)
    values (${role.id}, ${role.accountId}, ${role.environmentId}, ${role.name},
      ${role.permissions}, ${role.invitable})
    on conflict (id) do nothing`.catch((failure) => {
    const taken = violatedConstraint(failure) === 'roles_environment_id_name_key'
    throw taken ? new Problem('name_taken') : failure
  })
  const [row] = await sql<[RoleRow]>`select ${readColumns(sql)} from roles where id = ${role.id}`
  return row
}
