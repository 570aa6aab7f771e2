import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { vi } from 'vitest'
import { isFree } from '../../local/ports.ts'

/** The stack's own kind of mail catcher, for a test that stands in front of it. */
export async function startMailbox() {
  const [smtpPort, webPort] = await Promise.all([freePort(), freePort()])
  const program = createRequire(import.meta.url).resolve('maildev/bin/maildev')
  const place = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1']
  const ports = ['--smtp', String(smtpPort), '--web', String(webPort)]
  const child = spawn(process.execPath, [program, ...place, ...ports], { stdio: 'ignore' })
  const mailUrl = `http://127.0.0.1:${webPort}`
  const ready = () =>
    fetch(`${mailUrl}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await vi.waitUntil(ready, { timeout: 60_000, interval: 50 })
  return {
    smtpPort,
    mailUrl,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Below the range of outgoing connections, one of which may have the port when somebody comes to listen. */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000)
  return (await isFree(port)) ? port : freePort()
}
