import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { collectDefaultMetrics, register } from 'prom-client'
import { createHealActivities } from '../activities/heal.ts'
import { createInviteActivities } from '../activities/invites.ts'
import { createMailer } from '../activities/mailer.ts'
import { readConfigOrExit } from '../config.ts'
import { connect } from '../db/client.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { createSmtp } from '../posting/smtp.ts'
import { createTexts } from '../posting/texts.ts'
import { createDataConverter } from '../security/data-converter.ts'
import { createLinks } from '../security/links.ts'
import { createSealer } from '../security/sealed.ts'
import { createLinkTokens } from '../security/tokens.ts'
import { createTemporalClient, temporalConnectionOptions } from '../temporal.ts'
import { serveHealth } from './health.ts'
import { createImports } from './imports.ts'
import { asTemporalLogger, createLogger } from './logger.ts'
import { prepareNamespace } from './namespace.ts'
import { createDeliveries } from './webhooks.ts'

const config = readConfigOrExit(process.env)
const logger = createLogger(config.LOG_LEVEL)
Runtime.install({ logger: asTemporalLogger(logger), shutdownSignals: ['SIGTERM', 'SIGINT'] })
collectDefaultMetrics()

const sql = connect(config.DATABASE_URL, config.DATABASE_POOL_SIZE)
const sealer = createSealer(config.encryptionKeys)
const dataConverter = createDataConverter(sealer)
const client = createTemporalClient(config, dataConverter)
const transport = createSmtp({ url: config.SMTP_URL, connections: config.SMTP_CONNECTIONS })
const publicUrl = config.PUBLIC_URL
const links = createLinks(createLinkTokens(config.tokenSecrets), publicUrl)
const mailer = createMailer({
  transport,
  texts: config.texts && createTexts(config.texts),
  readTemplate: (id) => readTemplateText(sql, id),
  links,
  publicUrl,
  from: config.MAIL_FROM,
})
const policy = { windowMs: config.windowMs, cooldownMs: config.cooldownMs }
const taskQueue = config.TEMPORAL_TASK_QUEUE

let running = false
const health = await serveHealth(config.HOST, config.PORT, {
  isReady: async () => running && (await sql`select 1`).length === 1,
  metrics: () => register.metrics(),
})
const connection = await connectPatiently()
const worker = await Worker.create({
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue,
  dataConverter,
  workflowBundle: {
    codePath: fileURLToPath(new URL('../dist/workflow-bundle.js', import.meta.url)),
  },
  activities: {
    ...createInviteActivities(sql, mailer),
    ...createImports(config, { sql, sealer, mailer, logger }),
    ...createHealActivities({ sql, client, policy, taskQueue }),
  },
  // A mail server that hangs holds a slot for as long as we wait: enough are left for all else.
  maxConcurrentLocalActivityExecutions: 200,
  maxConcurrentActivityTaskExecutions: 500,
  maxConcurrentWorkflowTaskExecutions: 100,
  // Most invites sleep for days: kept in memory (0.4 MB each), they would only be in the way.
  maxCachedWorkflows: 300,
  stickyQueueScheduleToStartTimeout: '4 seconds', // how long runs wait for a worker that died
  shutdownGraceTime: '30 seconds', // longer than the slowest mail server we wait for
  shutdownForceTime: '40 seconds',
})
const deliveries = await createDeliveries(config, {
  sql,
  sealer,
  client,
  connection,
  dataConverter,
  logger,
})
running = true
logger.info({ taskQueue, healthPort: health.port }, 'worker is ready')
await Promise.all([worker.run(), deliveries.run()]) // until SIGTERM, and running activities are done
running = false

health.close()
transport.close()
await connection.close()
await client.connection.close()
await sql.end({ timeout: 5 })

/** A worker may be up before Temporal is. */
async function connectPatiently(): Promise<NativeConnection> {
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      const native = await NativeConnection.connect(temporalConnectionOptions(config))
      await prepareNamespace(client, taskQueue)
      return native
    } catch (error) {
      logger.warn({ error: String(error) }, 'Temporal is not there yet')
      await delay(waitMs)
    }
  }
}
