import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from 'postgres'
import type { Stack } from '../bench/support/stack.ts'
import type { Random } from './random.ts'
import { until } from './waiting.ts'

export type Scene = { stack: Stack; sql: Sql; random: Random; say: (line: string) => void }
type Name = 'api' | 'worker'

/** Kills a process of the stack, which the stack starts again by itself. */
export async function kill({ stack, say }: Scene, name: Name): Promise<void> {
  const pid = await until(`a running ${name}`, () => stack.file().pids[name] ?? undefined)
  process.kill(pid, 'SIGKILL')
  say(`killed the ${name} (${pid})`)
  await until(`another ${name}`, () => {
    const next = stack.file().pids[name]
    return next !== null && next !== pid
  })
}

/**
 * Kills the worker every few seconds, so many times or for as long as the signal lets it. Each third
 * pause is longer: then its back-off begins anew (`local/supervisor.ts`), and workflows that waited
 * for the dead worker's cache get on.
 */
export async function killWorkers(
  scene: Scene,
  { most, signal }: { most: number; signal: AbortSignal },
): Promise<number> {
  for (let kills = 0; ; kills++) {
    if (signal.aborted || kills === most) return kills
    await kill(scene, 'worker')
    const pauseMs = scene.random.between(3000, 6000) + (kills % 3 === 1 ? 11_000 : 0)
    await delay(pauseMs, undefined, { signal }).catch(() => {})
  }
}

const patienceMs = 10_000

/**
 * Ends a session of the application in the middle of something that writes; after ten seconds, one
 * that has just written will do. Gives false when it was calm before.
 */
export async function endBackend({ sql, say }: Scene, signal: AbortSignal): Promise<boolean> {
  const sinceMs = Date.now()
  const look = async () => {
    if (signal.aborted) return 'calm'
    const states = ['active', 'idle in transaction']
    if (Date.now() > sinceMs + patienceMs) states.push('idle')
    const [ended] = await sql<{ query: string }[]>`
      select left(regexp_replace(query, '\\s+', ' ', 'g'), 50) as query from (
        select pid, query from pg_stat_activity
        where usename <> current_user and datname = current_database() and state = any(${states})
          and query ~* '(insert into|update) (invites|import|invite_events|identities)'
        limit 1
      ) working where pg_terminate_backend(pid)`
    return ended?.query
  }
  const statement = await until('a backend at work', look, { limitMs: 600_000, everyMs: 1 })
  if (statement === 'calm') return false
  say(`ended a Postgres backend at: ${statement.trim()}`)
  return true
}
