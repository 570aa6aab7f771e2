import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { mendedPostgres } from '../scripts/esbuild-plugins.mjs'

/** The driver as it is built into every process, on sockets that are cut at chosen moments. */
const folder = mkdtempSync(join(tmpdir(), 'vestibule-driver-'))
const lost = { code: 'CONNECTION_CLOSED' }
let open: typeof postgres

beforeAll(async () => {
  const outfile = join(folder, `${randomUUID()}.mjs`)
  await build({
    stdin: {
      contents: "export { default } from 'postgres'",
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    plugins: [mendedPostgres],
  })
  ;({ default: open } = await import(outfile))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const databaseUrl = () => process.env.TEST_DATABASE_URL ?? ''

/** A pool of one connection, and a way to cut it. */
function connectOnce(url = databaseUrl()) {
  const { hostname, port } = new URL(url)
  const sockets: Socket[] = []
  const options = {
    max: 1,
    onnotice: () => {},
    socket: async () => {
      const socket = connect(Number(port), hostname)
      await new Promise((resolve) => socket.once('connect', resolve))
      sockets.push(socket)
      return socket
    },
  }
  const sql = open(url, options)
  onTestFinished(() => sql.end({ timeout: 0 }))
  return { sql, cut: (failure?: Error) => sockets.at(-1)?.destroy(failure) }
}
type Sql = ReturnType<typeof connectOnce>['sql']

async function expectAnswers(sql: Sql) {
  for (const n of [1, 2, 3]) expect(await sql`select ${n}::int as n`).toEqual([{ n }])
}

describe('a connection that is lost', () => {
  it('serves again when a query was still unsent', async () => {
    const { sql, cut } = connectOnce()
    await expectAnswers(sql)
    const asked = sql`select 1`.execute()
    await Promise.resolve() // handed to the connection by now, not yet to the socket
    cut()
    await expect(asked).rejects.toMatchObject(lost)
    await expectAnswers(sql)
  })

  it.each([
    ['closed', undefined],
    ['reset', new Error('reset')],
  ])('serves again when it was %s in the middle of a transaction', async (_how, failure) => {
    const { sql, cut } = connectOnce()
    const transaction = sql.begin(async (tx) => {
      await tx`select 1`
      const running = tx`select pg_sleep(30)`.execute()
      setImmediate(() => setImmediate(() => cut(failure)))
      await running
    })
    await expect(transaction).rejects.toThrow()
    await expectAnswers(sql)
  })

  it('does not let its transaction go on in the next session', async () => {
    const { sql, cut } = connectOnce()
    let ranOn: Promise<unknown> | undefined
    const transaction = sql.begin(async (tx) => {
      await tx`select 1`
      cut()
      await tx`select 2`.catch(() => {})
      await expectAnswers(sql)
      ranOn = tx`select 3`.catch((failure) => failure)
      await ranOn
    })
    await expect(transaction).rejects.toMatchObject(lost)
    await expect.poll(() => ranOn).toMatchObject(lost)
    await expectAnswers(sql)
  })

  it('settles what waits behind a query that will never be answered', async () => {
    const { sql, cut } = connectOnce()
    let settled: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([])
    const transaction = sql.begin(async (tx) => {
      await tx`select 1`
      const queries = [1, 2, 3].map((n) => tx`select pg_sleep(${n * 10})`.execute())
      setImmediate(() => setImmediate(() => cut()))
      settled = Promise.allSettled(queries)
      await settled
    })
    await expect(transaction).rejects.toMatchObject(lost)
    expect((await settled).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  })

  it('is refused when the server hangs up before it has said a word', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('not listening')
    const { sql } = connectOnce(`postgres://127.0.0.1:${address.port}/none`)
    await expect(sql`select 1`).rejects.toMatchObject(lost)
  })
})
