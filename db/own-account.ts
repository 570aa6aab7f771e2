import type { Sql } from './client.ts'
import { suspendedAt } from './suspensions.ts'

export type AccountRow = {
  id: string
  slug: string
  name: string
  suspended: boolean
  createdAt: Date
  updatedAt: Date
}

export async function readAccount(sql: Sql, accountId: string): Promise<AccountRow> {
  const [account] = await sql<[AccountRow]>`
    select id, slug, name, suspended_at is not null as suspended, created_at, updated_at
    from accounts where id = ${accountId}`
  return account
}

/** Renames it, suspends or resumes it; true when this call resumed it. */
export async function changeAccount(
  sql: Sql,
  accountId: string,
  { name, suspended }: { name: string | undefined; suspended: boolean | undefined },
): Promise<boolean> {
  const [{ resumed }] = await sql<[{ resumed: boolean }]>`
    update accounts set name = coalesce(${name ?? null}, name), updated_at = now(),
      suspended_at = ${suspendedAt(sql, suspended)}
    where id = ${accountId}
    returning old.suspended_at is not null and new.suspended_at is null as resumed`
  return resumed
}
