import type { Sql, Transaction } from './client.ts'

/** Suspending twice keeps the time of the first; undefined leaves things as they are. */
export const suspendedAt = (sql: Sql | Transaction, suspended: boolean | undefined) => sql`
  case ${suspended ?? null}::boolean when true then coalesce(suspended_at, now())
    when false then null else suspended_at end`
