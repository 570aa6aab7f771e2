import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testSecrets } from './secrets.ts'

/** What `npm start` writes for other programs. Spec §10. */
export type StackFile = {
  api_url: string
  dashboard_url: string
  mail_url: string
  sms_url: string
  smtp_url: string
  temporal_address: string
  temporal_ui_url: string
  temporal_namespace: string
  database_url: string
  app_database_url: string
  demo: {
    account_slug: string
    environment_id: string
    api_key: string
    operator: { email: string; password: string }
    identity: { email: string; password: string }
    role_id: string
    node_id: string
    application_id: string
  }
  pids: { api: number; worker: number; temporal: number; postgres: number }
}

export type Stack = {
  file: () => StackFile
  path: string
  folder: string // logs and all are somewhere inside
  stop: () => Promise<void>
}

/**
 * The real thing, as a user starts it: `npm start -- --ephemeral`, every part a process of its
 * own on ports of its own. The range API of HaveIBeenPwned is out of reach unless a test brings one.
 */
export async function startStack(settings: Record<string, string> = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-test-'))
  chmodSync(folder, 0o711) // Postgres runs as another user and has to pass through
  const path = join(folder, 'stack.json')
  const script = fileURLToPath(new URL('../../dist/local.js', import.meta.url))
  const quick = {
    HIBP_URL: 'http://127.0.0.1:9',
    PUBLIC_RATE_LIMIT_PER_MINUTE: '100000',
    RATE_LIMIT_PER_MINUTE: '1000000',
  }
  const child = spawn(process.execPath, [script, '--ephemeral'], {
    env: {
      ...process.env,
      ...testSecrets,
      ...quick,
      ...settings,
      STACK_FILE: path,
      TMPDIR: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  for (let waited = 0; !existsSync(path); waited += 50) {
    if (child.exitCode !== null || waited > 480_000) {
      child.kill('SIGTERM')
      throw new Error(`The stack did not start:\n${output()}`)
    }
    await delay(50)
  }
  return {
    path,
    folder,
    file: () => JSON.parse(readFileSync(path, 'utf8')),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000)
    })
  }
  return () => text
}
