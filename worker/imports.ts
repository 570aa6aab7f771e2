import type { Logger } from 'pino'
import { createFairGate } from '../activities/fair-gate.ts'
import { createImportActivities } from '../activities/imports.ts'
import type { Mailer } from '../activities/mailer.ts'
import type { Config } from '../config.ts'
import type { Sql } from '../db/client.ts'
import { createBreachCheck } from '../security/breaches.ts'
import { createPasswords } from '../security/passwords.ts'
import type { Sealer } from '../security/sealed.ts'

type Given = { sql: Sql; sealer: Sealer; mailer: Mailer; logger: Logger }

const hashedAtOnce = 4

/** What imports do, within the share of the worker that is theirs. */
export function createImports(config: Config, { logger, ...given }: Given) {
  const { ARGON2_MEMORY_KIB, ARGON2_TIME_COST, ARGON2_PARALLELISM, SMTP_CONNECTIONS } = config
  const cost = {
    memoryKib: ARGON2_MEMORY_KIB,
    timeCost: ARGON2_TIME_COST,
    parallelism: ARGON2_PARALLELISM,
  }
  const tellFallback = (reason: string) =>
    logger.warn({ reason }, 'passwords are checked against the bundled list alone')
  return createImportActivities({
    ...given,
    passwords: createPasswords(cost, hashedAtOnce),
    breaches: createBreachCheck({
      url: config.HIBP_URL,
      mode: config.BREACH_CHECK,
      onFallback: tellFallback,
    }),
    hashGate: createFairGate({ perSecond: 0, atOnce: hashedAtOnce }),
    // Not all of the connections: a single invite always finds one free.
    sendGate: createFairGate({
      perSecond: config.SEND_RATE,
      atOnce: Math.ceil((SMTP_CONNECTIONS * 2) / 3),
    }),
    defaultPolicy: { windowMs: config.windowMs, cooldownMs: config.cooldownMs },
    taskQueue: config.TEMPORAL_TASK_QUEUE,
  })
}
