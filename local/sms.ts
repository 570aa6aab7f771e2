import { join } from 'node:path'
import { isolatedEnvironment } from './environment.ts'
import { answersOk } from './http.ts'
import { root, type Settings } from './settings.ts'
import type { Service } from './supervisor.ts'

/** The catcher: takes every text message, shows it in a web inbox, and passes none on. */
export function smsService({ directory, environment }: Settings, port: number): Service {
  return {
    name: 'sms',
    file: process.execPath,
    args: [join(root, 'dist', 'sms-catcher.js'), String(port), join(directory, 'sms.jsonl')],
    env: isolatedEnvironment(environment, 'SMS_'),
    logFile: join(directory, 'logs', 'sms.log'),
    port,
    stage: 2,
    signal: 'SIGTERM',
    patienceMs: 5_000,
    isReady: () => answersOk(`http://127.0.0.1:${port}/healthz`),
  }
}

/** How the application signs in to it; it asks for no secret. */
export const catcherAccount = (url: string) => ({
  SMS_API_URL: url,
  SMS_ACCOUNT_SID: 'AClocal',
  SMS_AUTH_TOKEN: 'local',
  SMS_FROM: '+15005550006',
})
