import type { Actor, Permission } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import type { Sql } from './client.ts'
import type { EnvironmentScope } from './environments.ts'
import { lockPendingInvites, withdrawInvites } from './withdrawals.ts'

/** A key as it is checked on every request. */
export type KnownApiKey = {
  id: string
  accountId: string
  environmentId: string
  name: string
  keyHash: Buffer
  permissions: Permission[]
  suspended: boolean
  lastUsedAt: Date | null
}

export type ApiKeyRow = {
  id: string
  name: string
  prefix: string
  permissions: Permission[]
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
  createdAt: Date
}

export type NewApiKey = EnvironmentScope & {
  id: string
  name: string
  prefix: string
  keyHash: Buffer
  permissions: Permission[]
  createdBy: string
  expiresAt: Date | null
}

/** A key that is neither revoked nor over, by the part of it that is no secret. */
export async function findApiKey(sql: Sql, prefix: string) {
  const [key] = await sql<[KnownApiKey?]>`
    select api_keys.id, api_keys.account_id, environment_id, api_keys.name, key_hash, last_used_at,
      permissions::text[] as permissions,
      accounts.suspended_at is not null or environments.suspended_at is not null as suspended
    from api_keys
      join environments on environments.id = environment_id
      join accounts on accounts.id = api_keys.account_id
    where prefix = ${prefix} and revoked_at is null
      and (api_keys.expires_at is null or api_keys.expires_at > now())`
  return key
}

/** Notes that a key is in use, once a minute at most, so that reading does not become writing. */
export async function touchApiKey(sql: Sql, id: string): Promise<void> {
  await sql`
    update api_keys set last_used_at = now() where id = ${id}
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`
}

const readColumns = (sql: Sql) => sql`
  id, name, prefix, permissions::text[] as permissions, expires_at, last_used_at, revoked_at,
  created_at`

export async function listApiKeys(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  page: { limit: number; after: string | null },
): Promise<ApiKeyRow[]> {
  return sql<ApiKeyRow[]>`
    select ${readColumns(sql)} from api_keys
    where account_id = ${accountId} and environment_id = ${environmentId}
      ${page.after ? sql`and id > ${page.after}` : sql``}
    order by id limit ${page.limit}`
}

/** Another environment's key is not there. */
export async function readApiKey(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  id: string,
): Promise<ApiKeyRow | undefined> {
  const [row] = await sql<[ApiKeyRow?]>`
    select ${readColumns(sql)} from api_keys
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`
  return row
}

/** Made again, it gets the new secret: nobody was ever shown the first. */
export async function createApiKey(sql: Sql, key: NewApiKey): Promise<ApiKeyRow> {
  const [row] = await sql<[ApiKeyRow]>`
    insert into api_keys (id, account_id, environment_id, name, prefix, key_hash, permissions,
      created_by, expires_at)
    values (${key.id}, ${key.accountId}, ${key.environmentId}, ${key.name}, ${key.prefix},
      ${key.keyHash}, ${key.permissions}, ${key.createdBy}, ${key.expiresAt})
    on conflict (id) do update set prefix = excluded.prefix, key_hash = excluded.key_hash
    returning ${readColumns(sql)}`
  return row
}

/** Changes what is given; undefined when the key is not there, or would end later than it does. */
export async function changeApiKey(
  sql: Sql,
  { accountId, environmentId, id }: EnvironmentScope & { id: string },
  change: { name: string | undefined; expiresAt: Date | null },
): Promise<ApiKeyRow | undefined> {
  const [row] = await sql<[ApiKeyRow?]>`
    update api_keys set name = coalesce(${change.name ?? null}, name),
      expires_at = coalesce(${change.expiresAt}, expires_at)
    where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}
      and coalesce(expires_at >= ${change.expiresAt}, true)
    returning ${readColumns(sql)}`
  return row
}

export type KeyRevocation = { id: string; actor: Actor; revokePending: boolean }

/**
 * Ends a key at once, and what it has pending with it where that is asked for; gives the invites
 * withdrawn. Saying it again changes nothing more. Throws `not_found`. Spec §2.
 */
export async function revokeApiKey(
  sql: Sql,
  { accountId, environmentId }: EnvironmentScope,
  { id, actor, revokePending }: KeyRevocation,
): Promise<string[]> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update api_keys set revoked_at = coalesce(revoked_at, now()),
        pending_revoked_at = case when ${revokePending} then now() else pending_revoked_at end
      where id = ${id} and account_id = ${accountId} and environment_id = ${environmentId}`
    if (count === 0) throw new Problem('not_found')
    if (!revokePending) return []
    const pending = await lockPendingInvites(tx, { accountId, type: 'api_key', id })
    const ids = pending.map((invite) => invite.id)
    await withdrawInvites(tx, ids, { actor })
    return ids
  })
}
