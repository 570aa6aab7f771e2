import { fileURLToPath } from 'node:url'
import { readConfigOrExit } from '../config.ts'
import { connect } from '../db/client.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { createProcessLock } from '../db/process-lock.ts'
import { createInviteMessages } from '../emails/invite-message.ts'
import { createSmtp } from '../posting/smtp.ts'
import { createTexts } from '../posting/texts.ts'
import { createBreachCheck } from '../security/breaches.ts'
import { createDataConverter } from '../security/data-converter.ts'
import { createJwt } from '../security/jwt.ts'
import { createPasswords } from '../security/passwords.ts'
import { createPayloadCodec } from '../security/payload-codec.ts'
import { createPortalIssuer } from '../security/portal-issuer.ts'
import { createSealer } from '../security/sealed.ts'
import { createLinkTokens } from '../security/tokens.ts'
import { createTemporalClient } from '../temporal.ts'
import { buildApp } from './app.ts'
import { createImportRuns } from './import-runs.ts'
import { createInviteRuns } from './invite-runs.ts'
import { createMetrics } from './metrics.ts'

const config = readConfigOrExit(process.env)
const sql = connect(config.DATABASE_URL, config.DATABASE_POOL_SIZE)
const processLock = createProcessLock(config.DATABASE_URL)
const sealer = createSealer(config.encryptionKeys)
const client = createTemporalClient(config, createDataConverter(sealer))
const metrics = createMetrics()
const smtp = createSmtp({ url: config.SMTP_URL, connections: 2 }) // for the few that are tests
const defaultPolicy = { windowMs: config.windowMs, cooldownMs: config.cooldownMs }
const inviteRuns = createInviteRuns({
  client,
  sql,
  policy: defaultPolicy,
  taskQueue: config.TEMPORAL_TASK_QUEUE,
  onStartFailure: (inviteId, err) => app.log.warn({ inviteId, err }, 'the heal job will start it'),
})
const importRuns = createImportRuns({
  client,
  sql,
  taskQueue: config.TEMPORAL_TASK_QUEUE,
  onStartFailure: (importId, err) => app.log.warn({ importId, err }, 'the heal job will start it'),
})

const app = await buildApp(
  {
    settings: {
      publicUrl: config.PUBLIC_URL,
      mailFrom: config.MAIL_FROM,
      temporalUiUrl: config.TEMPORAL_UI_URL,
      temporalNamespace: config.TEMPORAL_NAMESPACE,
      defaultPolicy,
      rateLimitPerMinute: config.RATE_LIMIT_PER_MINUTE,
      publicRateLimitPerMinute: config.PUBLIC_RATE_LIMIT_PER_MINUTE,
      webhooks: config.webhooks,
    },
    sql,
    processLock,
    tokens: createLinkTokens(config.tokenSecrets),
    messageOf: createInviteMessages({
      from: config.MAIL_FROM,
      readTemplate: (id) => readTemplateText(sql, id),
    }),
    smtp,
    texts: config.texts && createTexts(config.texts),
    inviteRuns,
    importRuns,
    passwords: createPasswords({
      memoryKib: config.ARGON2_MEMORY_KIB,
      timeCost: config.ARGON2_TIME_COST,
      parallelism: config.ARGON2_PARALLELISM,
    }),
    breaches: createBreachCheck({
      url: config.HIBP_URL,
      mode: config.BREACH_CHECK,
      onFallback: (reason) => {
        metrics.breachFallbacks.inc()
        app.log.warn({ reason }, 'passwords are checked against the bundled list alone')
      },
    }),
    jwt: createJwt(config.jwtKeys, config.PUBLIC_URL),
    portalIssuer: config.portalIssuer && createPortalIssuer(config.portalIssuer),
    sealer,
    payloadCodec: createPayloadCodec(sealer),
    metrics,
    streamMs: 10 * 60_000,
    recheckMs: 15_000,
    isTemporalReachable,
  },
  {
    logLevel: config.LOG_LEVEL,
    trustProxy: config.TRUST_PROXY,
    webFolder: fileURLToPath(new URL('./web', import.meta.url)), // beside dist/api.js
  },
)
await app.listen({ host: config.HOST, port: config.PORT })

const longestRequestMs = 11_000 // Temporal is given ten seconds
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

/** No new requests, the running ones to their end, then what they used. */
async function stop(): Promise<void> {
  // Browsers open connections before they need them: who never asked is waited for by nobody.
  setTimeout(() => app.server.closeAllConnections(), longestRequestMs).unref()
  await app.close()
  await Promise.all([inviteRuns.drain(), importRuns.drain()])
  smtp.close()
  await Promise.all([processLock.close(), sql.end({ timeout: 5 }), client.connection.close()])
}

async function isTemporalReachable(): Promise<boolean> {
  await client.withDeadline(Date.now() + 2000, () => client.workflowService.getSystemInfo({}))
  return true
}
