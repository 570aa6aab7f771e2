import type { Client } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { type NativeConnection, Worker } from '@temporalio/worker'
import type { Logger } from 'pino'
import { createEndpointGate } from '../activities/endpoint-gate.ts'
import { createDeliveryStarter, startRelay } from '../activities/webhook-relay.ts'
import { createWebhookSender } from '../activities/webhook-sender.ts'
import { createWebhookActivities } from '../activities/webhooks.ts'
import type { Config } from '../config.ts'
import type { Sql } from '../db/client.ts'
import type { Sealer } from '../security/sealed.ts'
import { deliveryTaskQueue } from '../workflows/messages.ts'

type Given = {
  sql: Sql
  sealer: Sealer
  client: Client
  connection: NativeConnection
  dataConverter: DataConverter
  logger: Logger
}

const slots = 1000
const slotsOfOneEndpoint = 10 // a hundred endpoints may hang at once, and others go on

/** What deliveries do, apart from all else: a task queue and slots of their own. Spec §7. */
export async function createDeliveries(config: Config, given: Given) {
  const { sql, sealer, client, connection, dataConverter, logger } = given
  const { PUBLIC_URL: publicUrl, TEMPORAL_TASK_QUEUE: taskQueue, webhooks } = config
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: deliveryTaskQueue(taskQueue),
    dataConverter,
    activities: createWebhookActivities({
      ...{ sql, sealer, publicUrl },
      send: createWebhookSender(webhooks),
      gate: createEndpointGate({ atOnce: slotsOfOneEndpoint }),
      retries: webhooks.retries,
    }),
    maxConcurrentActivityTaskExecutions: slots,
    shutdownGraceTime: '30 seconds',
    shutdownForceTime: '40 seconds',
  })
  const startAll = createDeliveryStarter({ client, taskQueue })
  const onTrouble = (error: unknown) =>
    logger.warn({ error: String(error) }, 'webhook deliveries wait to be started')

  return {
    async run(): Promise<void> {
      const relay = startRelay({ sql, startAll, onTrouble })
      await worker.run().finally(() => relay.stop())
    },
  }
}
