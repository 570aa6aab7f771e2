import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { freePort } from './mailbox.ts'
import { testSecrets } from './secrets.ts'
import type { StackFile } from './stack.ts'

export type ApiProcess = { stack: StackFile; pid: number; stop: () => Promise<void> }

/** One more API process of a stack, with settings of its own. */
export async function startApi(
  stack: StackFile,
  settings: Record<string, string>,
): Promise<ApiProcess> {
  const port = settings.PORT ? Number(settings.PORT) : await freePort()
  const script = fileURLToPath(new URL('../../dist/api.js', import.meta.url))
  const child = spawn(process.execPath, [script], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...testSecrets,
      DATABASE_URL: stack.app_database_url,
      TEMPORAL_ADDRESS: stack.temporal_address,
      SMTP_URL: stack.smtp_url,
      PUBLIC_URL: stack.api_url,
      HIBP_URL: 'http://127.0.0.1:9',
      PUBLIC_RATE_LIMIT_PER_MINUTE: '100000',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...settings,
    },
  })
  const api_url = `http://127.0.0.1:${port}`
  const ready = () =>
    fetch(`${api_url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await vi.waitUntil(ready, { timeout: 60_000, interval: 50 })
  return {
    stack: { ...stack, api_url },
    pid: child.pid ?? 0,
    async stop() {
      const ended = child.exitCode === null && child.signalCode === null && once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
