import { inUse } from '../domain/holders.ts'
import { Problem } from '../domain/problems.ts'
import { isHeld, type Sql, violatedConstraint } from './client.ts'
import type { EnvironmentScope } from './environments.ts'
import { countRoleHolders } from './holders.ts'

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

export type RoleChange = {
  name: string | undefined
  permissions: string[] | undefined
  invitable: boolean | undefined
  enabled: boolean | undefined
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

/** Another environment's role is not there. */
export async function readRole(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  id: string,
): Promise<RoleRow | undefined> {
  const [row] = await sql<[RoleRow?]>`
    select ${readColumns(sql)} from roles
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`
  return row
}

/** Made again under the same id, it gives what is there. Throws `name_taken`. */
export async function createRole(sql: Sql, role: NewRole): Promise<RoleRow> {
  await sql`
    insert into roles (id, account_id, environment_id, name, permissions, invitable)
    values (${role.id}, ${role.accountId}, ${role.environmentId}, ${role.name},
      ${role.permissions}, ${role.invitable})
    on conflict (id) do nothing`.catch(refuse)
  const [row] = await sql<[RoleRow]>`select ${readColumns(sql)} from roles where id = ${role.id}`
  return row
}

/** Changes what is given. Throws `not_found` or `name_taken`. */
export async function changeRole(
  sql: Sql,
  { accountId, environmentId, id }: EnvironmentScope & { id: string },
  { name, permissions, invitable, enabled }: RoleChange,
): Promise<RoleRow> {
  const [row] = await sql<[RoleRow?]>`
    update roles set name = coalesce(${name ?? null}, name), updated_at = now(),
      permissions = coalesce(${permissions ?? null}::text[], permissions),
      invitable = coalesce(${invitable ?? null}, invitable),
      enabled = coalesce(${enabled ?? null}, enabled)
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}
    returning ${readColumns(sql)}`.catch(refuse)
  if (!row) throw new Problem('not_found')
  return row
}

/** Throws `not_found`, or `role_in_use` with what holds it. */
export async function deleteRole(
  sql: Sql,
  { accountId, environmentId, id }: EnvironmentScope & { id: string },
): Promise<void> {
  const { count } = await sql`
    delete from roles
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`.catch(
    async (failure) => {
      if (!isHeld(failure)) throw failure
      throw inUse('role_in_use', await countRoleHolders(sql, id))
    },
  )
  if (count === 0) throw new Problem('not_found')
}

function refuse(failure: unknown): never {
  const taken = violatedConstraint(failure) === 'roles_environment_id_name_key'
  throw taken ? new Problem('name_taken') : failure
}
