import { Client, Connection } from '@temporalio/client'
import type { PayloadCodec } from '@temporalio/common'
import { type Child, startChild } from './children.ts'
import { createOutside, type Outside } from './outside.ts'
import { closeConnections } from './post.ts'
import { prepareDatabase } from './queue-database.ts'
import { type Stack, startStack } from './stack.ts'
import { createVestibule, type Vestibule } from './vestibule.ts'

/** What every part measures with. What not every part needs is started when first asked for. */
export type Bench = {
  stack: Stack
  outside: Outside
  vestibule: Vestibule
  temporal: Client
  bareApi: () => Promise<Child>
  hasher: () => Promise<Child>
  timerWorker: () => Promise<Child>
  queue: () => Promise<{ api: Child; worker: Child }>
  database: () => Promise<string>
  stop: () => Promise<void>
}

export async function startBench(signal: AbortSignal): Promise<Bench> {
  const { start, stopAll } = createChildren()
  const outside = createOutside(await start('outside'))
  const { smtpUrl: SMTP_URL, rangeUrl: HIBP_URL, hooksUrl } = outside
  const hooks = { ALLOW_INSECURE_WEBHOOKS: 'true', WEBHOOK_ALLOW: new URL(hooksUrl).host }
  const stack = await startStack({ SMTP_URL, HIBP_URL, ...hooks }, signal)
  const { temporal_address: address, temporal_namespace: namespace, database_url } = stack.file()
  const connection = Connection.lazy({ address })
  const database = once(() => prepareDatabase(database_url))
  return {
    stack,
    outside,
    vestibule: createVestibule(stack.file()),
    temporal: new Client({ connection, namespace, dataConverter: { payloadCodecs: [unread] } }),
    database,
    bareApi: once(() => start('bare-api')),
    hasher: once(() => start('hasher')),
    timerWorker: once(() => start('timer-worker', address, namespace)),
    queue: once(async () => {
      const worker = await start('queue-worker', await database(), SMTP_URL)
      return { worker, api: await start('queue-api', await database()) }
    }),
    async stop() {
      closeConnections()
      await connection.close()
      await stack.stop()
      await stopAll()
    },
  }
}

/** What workflows give back is sealed; who only waits for their end needs no key. */
const unread: PayloadCodec = { encode: async (payloads) => payloads, decode: async () => [] }

function createChildren() {
  const children: Child[] = []
  return {
    async start(role: string, ...settings: string[]): Promise<Child> {
      const child = await startChild(role, settings)
      children.push(child)
      return child
    },
    stopAll: () => Promise.all(children.map((child) => child.stop())),
  }
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined
  return () => {
    made ??= make()
    return made
  }
}
