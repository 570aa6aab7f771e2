import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const pid = Type.Union([Type.Integer(), Type.Null()]) // null while it is started again
const stackFile = Type.Object({
  api_url: Type.String(),
  temporal_address: Type.String(),
  temporal_namespace: Type.String(),
  database_url: Type.String(),
  demo: Type.Object({
    api_key: Type.String(),
    environment_id: Type.String(),
    role_id: Type.String(),
    node_id: Type.String(),
  }),
  pids: Type.Object({
    api: pid,
    worker: pid,
    temporal: pid,
    postgres: pid,
  }),
})

export type StackFile = Static<typeof stackFile>
export type Stack = { file: () => StackFile; stop: () => Promise<void> }

const program = fileURLToPath(new URL('./local.js', import.meta.url)) // beside dist/bench.js
const unlimited = { RATE_LIMIT_PER_MINUTE: '100000000', PUBLIC_RATE_LIMIT_PER_MINUTE: '100000000' }
const foreign = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'TEMPORAL_ADDRESS', 'PUBLIC_URL']
const patienceMs = 300_000 // a first start may have to fetch Temporal

/** Vestibule as a user starts it, thrown away afterwards, every part of it our own. */
export async function startStack(
  settings: Record<string, string>,
  signal: AbortSignal,
): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-bench-'))
  chmodSync(folder, 0o711) // Postgres runs as another user and has to pass through
  const path = join(folder, 'stack.json')
  const child = spawn(process.execPath, [program, '--ephemeral'], {
    env: { ...ownEnvironment(), ...unlimited, ...settings, STACK_FILE: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const isRunning = () => child.exitCode === null && child.signalCode === null

  async function stop(): Promise<void> {
    const ended = isRunning() && once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }

  for (let waitedMs = 0; !existsSync(path); waitedMs += 50) {
    if (!isRunning() || waitedMs > patienceMs || signal.aborted) {
      await stop()
      throw new Error(`The stack did not start:\n${output()}`)
    }
    await delay(50)
  }
  return { file: () => Value.Parse(stackFile, JSON.parse(readFileSync(path, 'utf8'))), stop }
}

/** Ours, without what would lead the stack to somebody else's servers. */
const ownEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)))

/** The last of what it says, for when it fails. Reading it also keeps it from stalling. */
function collect({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000)
    })
  return () => text
}
