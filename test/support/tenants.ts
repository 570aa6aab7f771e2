import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'

export type Tenant = {
  accountId: string
  environmentId: string
  nodeId: string
  roleId: string
  applicationId: string
  identityId: string
}

/** An account with one of everything, past the API. */
export async function makeTenant(sql: Sql): Promise<Tenant> {
  const slug = randomUUID()
  const [tenant] = await sql<[Tenant]>`
    with account as (insert into accounts (slug, name) values (${slug}, 'Acme') returning id),
    environment as (
      insert into environments (account_id, name) select id, 'Only' from account
      returning id, account_id
    ), node as (
      insert into nodes (account_id, environment_id, name)
      select account_id, id, 'Root' from environment returning id
    ), role as (
      insert into roles (account_id, environment_id, name)
      select account_id, id, 'Member' from environment returning id
    ), application as (
      insert into applications (account_id, environment_id, client_id, client_name, is_default)
      select account_id, id, ${slug}, 'App', true from environment returning id
    ), identity as (
      insert into identities (account_id, email) select id, 'ada@example.com' from account
      returning id
    )
    select account.id as account_id, environment.id as environment_id, node.id as node_id,
      role.id as role_id, application.id as application_id, identity.id as identity_id
    from account, environment, node, role, application, identity`
  return tenant
}
