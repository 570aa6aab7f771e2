import { createServer as createHttpServer, request } from 'node:http'
import { createServer, connect as dial } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RowOutcome, settleRows } from '../db/import-rows.ts'
import { beginImport } from '../db/import-runs.ts'
import { type Api, startApi } from './support/api.ts'
import { type ApiProcess, startApi as startProcess } from './support/api-process.ts'
import { type Cli, openCli } from './support/cli.ts'
import { sharedStack } from './support/client.ts'
import { countImports, fileOf, type ImportsDesk, openImports, run } from './support/imports.ts'
import { listen } from './support/listen.ts'
import { freePort } from './support/mailbox.ts'

/** The command while its server goes away: an API process of its own, away from Temporal. */
let api: Api
let desk: ImportsDesk
let server: ApiProcess
let settings: Record<string, string>
let cli: Cli
beforeAll(async () => {
  api = await startApi()
  const [port, nowhere] = [await freePort(), await freePort()]
  settings = { PORT: String(port), TEMPORAL_ADDRESS: `127.0.0.1:${nowhere}` }
  server = await startProcess(sharedStack(), settings)
})
afterAll(async () => {
  await stopServer('SIGKILL')
  await api.stop()
})
beforeEach(async () => {
  desk = await openImports(api)
  cli = openCliAt(server.stack.api_url)
  cli.write('people.csv', fileOf({}, {}, {}))
})
afterEach(() => cli.close())

async function stopServer(signal: 'SIGTERM' | 'SIGKILL') {
  process.kill(server.pid, signal)
  await server.stop()
}

const openCliAt = (url: string) =>
  openCli({ VESTIBULE_URL: url, VESTIBULE_API_KEY: desk.headers['x-api-key'] ?? '' })
const asked = ['import', 'people.csv', '--mode', 'bulk_invite']
const made = (number: number): RowOutcome => ({ number, status: 'succeeded' })
const failed = (number: number): RowOutcome => ({
  number,
  status: 'failed',
  code: 'already_member',
  message: 'Is one.',
})

/** What is new is not started by the Schedule yet, so it stays as new as that. */
const withholdFromHealing = (id: string) =>
  api.sql`update imports set created_at = now() + interval '1 hour' where id = ${id}`

/** Begins a command that follows an import, some rows of which are settled; the rest is not run. */
async function follow(args: string[]) {
  const command = cli.start(args)
  const id = await command.begun()
  await withholdFromHealing(id)
  await beginImport(api.sql, id)
  await settleRows(api.sql, id, [failed(1)])
  await command.says(/\d of 3 rows/)
  return { id, ...command }
}

describe('following', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'goes on after a restart of the server by %s, and counts each row once',
    async (signal) => {
      const { id, says, ended } = await follow(asked)
      const stopped = stopServer(signal)
      await says(/cannot be reached: .* Asking again/)
      await stopped
      server = await startProcess(sharedStack(), settings)
      await run(api, id, [made(2), failed(3)])
      const { code, out, err } = await ended
      expect(out).toContain('3 rows, 1 succeeded, 2 failed, 0 skipped.\n  2 already_member\n')
      expect(err).toContain('The server is there again.')
      expect(code).toBe(1)
      expect(cli.read('people.failed.csv').match(/already_member/g)).toHaveLength(2)
    },
  )

  it('ends with 4 when the server stays away, and tells how to go on', async () => {
    const { id, ended } = await follow([...asked, '--wait', '1'])
    await stopServer('SIGKILL')
    const { code, err } = await ended
    expect(err).toContain(`To follow it: vestibule import --follow ${id}\n`)
    expect(err).toMatch(/cannot be reached: nobody listens there\.\n$/)
    expect(code).toBe(4)
    server = await startProcess(sharedStack(), settings)
    await run(api, id, [made(2), made(3)])
    expect((await cli.run(['import', '--follow', id])).code).toBe(1)
  })
})

const servers = new Set<() => void>()
afterEach(() => {
  for (const close of servers) close()
  servers.clear()
})

describe('a server that asks for time', () => {
  /** Says the same to the first two who send an upload, and is the server for all who come later. */
  async function openBusy(status: number, code: string) {
    const saidAtMs: number[] = []
    const relay = createHttpServer((asking, answering) => {
      const { url = '', method = '', headers } = asking
      if (method === 'POST' && saidAtMs.length < 2) {
        asking.resume().once('end', () => {
          saidAtMs.push(Date.now())
          answering.writeHead(status, { 'content-type': 'application/problem+json', ...oneSecond })
          answering.end(JSON.stringify({ code, detail: 'Wait.' }))
        })
        return
      }
      const onward = request(`${server.stack.api_url}${url}`, { method, headers }, (answer) => {
        answering.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(answering)
      })
      asking.pipe(onward)
    })
    servers.add(() => relay.close())
    return { url: `http://127.0.0.1:${await listen(relay)}`, saidAtMs }
  }
  const oneSecond = { 'retry-after': '1' }

  it.each([
    [429, 'rate_limited'],
    [503, 'service_unavailable'],
  ])('by %i gets it, and the file once', async (status, code) => {
    const { url, saidAtMs } = await openBusy(status, code)
    const command = cli.start(asked, { env: { VESTIBULE_URL: url } })
    const id = await command.begun()
    await run(api, id, [made(1), made(2), made(3)])
    const { code: ending, err } = await command.ended
    expect(err).toMatch(new RegExp(`${code}.*Asking again`))
    const [first = 0, second = 0] = saidAtMs
    expect(second - first).toBeGreaterThanOrEqual(1000)
    expect(ending).toBe(0)
    expect(await countImports(api, desk)).toBe(1)
  })
})

describe('an answer that was lost', () => {
  /** A way to the server that breaks when the nth answer to this path begins to come. */
  async function openWay(path: string) {
    let broken = false
    const relay = createServer((near) => {
      const far = dial(Number(settings.PORT), '127.0.0.1')
      let asks = false
      near.on('data', (chunk) => {
        asks ||= chunk.toString('latin1').includes(path)
        far.write(chunk)
      })
      far.on('data', (chunk) => {
        if (!asks || broken) return void near.write(chunk)
        broken = true
        near.resetAndDestroy()
        far.destroy()
      })
      for (const socket of [near, far]) socket.on('error', () => {})
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
    })
    servers.add(() => relay.close())
    return { url: `http://127.0.0.1:${await listen(relay)}`, isBroken: () => broken }
  }

  it.each(['POST /api/v1/imports ', '/events', '/results.csv'])(
    'to %s is asked for again, and there is one import',
    async (path) => {
      const { url, isBroken } = await openWay(path)
      const env = { VESTIBULE_URL: url }
      const command = cli.start(asked, { env })
      const id = await command.begun()
      await run(api, id, [made(1), failed(2), made(3)])
      const { code, err } = await command.ended
      expect(isBroken()).toBe(true)
      expect(err).toContain('the connection was lost. Asking again')
      expect(err).not.toContain('imported before')
      expect(code).toBe(1)
      expect(await countImports(api, desk)).toBe(1)
      expect(cli.files()).toEqual(['people.csv', 'people.failed.csv'])
    },
  )
})
