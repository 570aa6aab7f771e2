import { randomInt } from 'node:crypto'
import postgres from 'postgres'

export type ProcessLock = ReturnType<typeof createProcessLock>

/** The first half of every such lock's name; the second half is the process's number. */
export const processLocks = 1_447_384_146

/**
 * A lock that this process holds for as long as it lives, on a connection of its own: when the
 * process dies, Postgres lets go of it at once, and others see that its work is free to take over.
 * After a lost connection the next one takes a new number.
 */
export function createProcessLock(databaseUrl: string) {
  let taken: Promise<number> | undefined
  const sql = postgres(databaseUrl, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connection: { application_name: 'vestibule process lock' },
    onclose: () => {
      taken = undefined
    },
  })

  async function take(): Promise<number> {
    const number = randomInt(1, 2 ** 31)
    const [{ free }] = await sql<[{ free: boolean }]>`
      select pg_try_advisory_lock(${processLocks}, ${number}) as free`
    return free ? number : take()
  }

  return {
    /** The number of the lock, which is held by then. */
    number(): Promise<number> {
      taken ??= take().catch((failure) => {
        taken = undefined
        throw failure
      })
      return taken
    },
    close: () => sql.end({ timeout: 1 }),
  }
}
