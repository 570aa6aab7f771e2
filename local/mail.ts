import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { isolatedEnvironment } from './environment.ts'
import { answersOk } from './http.ts'
import type { Settings } from './settings.ts'
import type { Service } from './supervisor.ts'

const pollMs = 100
const mails = Type.Array(Type.Object({ text: Type.Optional(Type.String()) }))

/** The catcher: takes every message, shows it in a web inbox, and passes none on. */
export function mailService(
  { directory, environment }: Settings,
  { smtpPort, webPort }: { smtpPort: number; webPort: number },
): Service {
  const program = createRequire(import.meta.url).resolve('maildev/bin/maildev')
  const ports = ['--smtp', String(smtpPort), '--web', String(webPort)]
  const place = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1', ...ports]
  return {
    name: 'mail',
    file: process.execPath,
    args: [program, ...place, '--mail-directory', join(directory, 'mail')],
    env: isolatedEnvironment(environment, 'MAILDEV_'),
    logFile: join(directory, 'logs', 'mail.log'),
    port: webPort,
    stage: 2,
    signal: 'SIGTERM',
    patienceMs: 5_000,
    isReady: () => answersOk(`http://127.0.0.1:${webPort}/healthz`),
  }
}

/** The text of the first message to an address; undefined when none came in time. */
export async function awaitMail(mailUrl: string, address: string, limitMs: number) {
  const query = new URLSearchParams({ 'to.address': address })
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline) {
    const response = await fetch(`${mailUrl}/email?${query}`)
    const [mail] = Value.Parse(mails, await response.json())
    if (mail) return mail.text
    await sleep(pollMs)
  }
  return undefined
}
