import { Problem } from '../domain/problems.ts'
import { type Sql, type Transaction, violatedConstraint } from './client.ts'
import { type EnvironmentRow, insertEnvironment, listEnvironments } from './environments.ts'

export type NewAccount = {
  id: string
  slug: string
  name: string
  operator: { email: string; firstName: string; lastName: string; passwordHash: string }
  environments: { name: string; clientId: string }[]
}

export type SignedUp = {
  account: { id: string; slug: string; name: string }
  environments: EnvironmentRow[]
  operator: { id: string; email: string }
}

export type PolicyRow = {
  inviteTtlSeconds: number | null
  resendCooldownSeconds: number | null
  maxSendsPerRecipientPerDay: number
  portalInvites: boolean
}

/**
 * Signs an account up: its environments and its first operator, all or nothing. Made again under
 * the same id, it gives what is there. Throws `slug_taken`. Spec §1, §12.
 */
export async function createAccount(sql: Sql, account: NewAccount): Promise<SignedUp> {
  return sql
    .begin(async (tx) => {
      const { count } = await tx`
        insert into accounts (id, slug, name)
        values (${account.id}, ${account.slug}, ${account.name}) on conflict (id) do nothing`
      if (count === 1) await insertContents(tx, account)
      return readSignedUp(tx, account.id)
    })
    .catch((failure) => {
      const taken = violatedConstraint(failure) === 'accounts_slug_key'
      throw taken ? new Problem('slug_taken') : failure
    })
}

async function insertContents(tx: Transaction, { id, operator, environments }: NewAccount) {
  for (const environment of environments) {
    await insertEnvironment(tx, {
      ...environment,
      id: null,
      accountId: id,
      hierarchyEnabled: false,
    })
  }
  await tx`
    insert into operators (account_id, email, first_name, last_name, role, password_hash)
    values (${id}, ${operator.email}, ${operator.firstName}, ${operator.lastName}, 'admin',
      ${operator.passwordHash})`
}

async function readSignedUp(tx: Transaction, id: string): Promise<SignedUp> {
  const [account] = await tx<[SignedUp['account']]>`
    select id, slug, name from accounts where id = ${id}`
  const [operator] = await tx<[SignedUp['operator']]>`
    select id, email from operators where account_id = ${id} order by id limit 1`
  const environments = await listEnvironments(tx, id, { limit: 2, after: null })
  return { account, environments, operator }
}

/** Whether a slug is this account's; any other account's is as good as none. */
export async function isOwnSlug(sql: Sql, accountId: string, slug: string): Promise<boolean> {
  const [own] = await sql`select from accounts where id = ${accountId} and slug = ${slug}`
  return own !== undefined
}

export async function readPolicy(sql: Sql, accountId: string): Promise<PolicyRow> {
  const [policy] = await sql<[PolicyRow]>`
    select invite_ttl_seconds, resend_cooldown_seconds, max_sends_per_recipient_per_day,
      portal_invites from accounts where id = ${accountId}`
  return policy
}

/** Changes what is given; null brings the service's default back. */
export async function changePolicy(
  sql: Sql,
  accountId: string,
  change: { [Column in keyof PolicyRow]?: PolicyRow[Column] | undefined },
): Promise<void> {
  const columns = Object.entries(change).filter(([, value]) => value !== undefined)
  if (columns.length === 0) return
  await sql`
    update accounts set ${sql(Object.fromEntries(columns))}, updated_at = now()
    where id = ${accountId}`
}
