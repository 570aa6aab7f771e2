import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { importEvents } from '../api/import-events.ts'
import type { Feed, ImportFeeds, News } from '../api/import-feeds.ts'
import { connect } from '../db/client.ts'
import { settleRows } from '../db/import-rows.ts'
import { beginImport, finishImport } from '../db/import-runs.ts'
import { readImport } from '../db/imports.ts'
import { openApi, startApi } from './support/api.ts'
import { followImport, type Told } from './support/import-events.ts'
import { fileOf, openImports, run } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const base = await api.app.listen({ port: 0, host: '127.0.0.1' })

const made = (number: number) => ({ number, status: 'succeeded' }) as const
const file = (rows: number) => fileOf(...Array.from({ length: rows }, () => ({})))

const follow = (id: string, { at = base, lastSeen }: { at?: string; lastSeen?: string } = {}) =>
  followImport(`${at}${desk.url}/${id}`, desk.headers, lastSeen)

const rowsIn = (told: Told[]) => told.filter(({ event }) => event === 'row')
const numbersIn = (told: Told[]) => rowsIn(told).map(({ data }) => data.row)
const isProgress = ({ event }: Told) => event === 'progress'

describe('the events of an import', () => {
  it('tell of each row once, of the progress, and of the end', async () => {
    const id = await desk.begin(file(4))
    const following = await follow(id)
    expect(following.answer.headers.get('content-type')).toBe('text/event-stream')
    expect(following.answer.headers.get('cache-control')).toBe('no-store')
    const first = await following.until(isProgress)
    expect(first).toMatchObject([{ id: 0, data: { id, counts: { queued: 4 } } }])
    await beginImport(api.sql, id)
    const failed = { number: 1, status: 'failed', code: 'already_member', message: 'Is.' } as const
    await settleRows(api.sql, id, [made(3), failed])
    const second = await following.until(
      ({ data }) => data.status === 'running' && Boolean(data.counts),
    )
    const seen = second.some(({ event }) => event === 'row')
      ? second
      : [...second, ...(await following.until(isProgress))]
    expect(rowsIn(seen).map(({ id: position, data }) => [position, data])).toEqual([
      [1, { row: 1, status: 'failed', code: 'already_member' }],
      [2, { row: 3, status: 'succeeded', code: null }],
    ])
    await run(api, id, [made(2), made(4)])
    const last = await following.rest()
    expect(numbersIn(last)).toEqual([2, 4])
    expect(last.at(-1)).toMatchObject({
      id: 4,
      event: 'done',
      data: { status: 'completed', counts: { succeeded: 3, failed: 1 } },
    })
  })

  it('go on where a client was, and where nobody can have been they begin', async () => {
    const id = await desk.begin(file(5))
    await run(api, id, [made(5), made(1)])
    await run(api, id, [made(2), made(3), made(4)])
    const seenAfter = async (lastSeen?: string) => {
      const following = await follow(id, lastSeen === undefined ? {} : { lastSeen })
      const told = await following.rest()
      expect(told.at(-1)).toMatchObject({ id: 5, event: 'done' })
      return numbersIn(told)
    }
    expect(await seenAfter()).toEqual([1, 5, 2, 3, 4])
    expect(await seenAfter('2')).toEqual([2, 3, 4])
    expect(await seenAfter('5')).toEqual([])
    expect(await seenAfter('99999')).toEqual([])
    for (const odd of ['', 'x', '-1', '1e9']) expect(await seenAfter(odd)).toHaveLength(5)
  })

  it('reach many with one look a second, those who come late as well', async () => {
    const looks: string[] = []
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => {
      if (/settled_no >/.test(query)) looks.push(query)
    }
    const counted = await startApi({ sql })
    const at = await counted.app.listen({ port: 0, host: '127.0.0.1' })
    const id = await desk.begin(file(6))
    await beginImport(api.sql, id)
    await settleRows(api.sql, id, [made(1), made(2)])
    const early = await Promise.all(Array.from({ length: 10 }, () => follow(id, { at })))
    await Promise.all(early.map((one) => one.until(isProgress)))
    looks.length = 0
    const startedMs = Date.now()
    await settleRows(api.sql, id, [made(3)])
    const late = await follow(id, { at })
    await settleRows(api.sql, id, [made(4), made(5), made(6)])
    await finishImport(api.sql, id)
    expect(numbersIn(await late.rest())).toEqual([1, 2, 3, 4, 5, 6])
    for (const one of early) expect(numbersIn(await one.rest())).toEqual([3, 4, 5, 6])
    const seconds = (Date.now() - startedMs) / 1000
    expect(looks.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1) // and one to catch up
    await Promise.all([counted.stop(), sql.end()])
  })

  it('tell of a row also when its import was read the moment before', async () => {
    const id = await desk.begin(file(1))
    const scope = { accountId: desk.accountId, environmentId: desk.environmentId }
    const read = await readImport(api.sql, id, scope)
    if (!read) throw new Error('The import is not there.')
    const row = { number: 1, status: 'succeeded', code: null, settledNo: 1 } as const
    const news: News[] = [[], [row]].map((rows) => ({ run: read, rate: undefined, from: 0, rows }))
    const feed: Feed = { next: async () => news.shift() ?? null }
    const feeds: ImportFeeds = { follow: (_run, use) => use(feed), close: () => {} }
    const { signal } = new AbortController()
    const told: string[] = []
    const following = { run: read, lastSeen: 0, untilMs: Date.now() + 60_000, signal }
    for await (const text of importEvents({ sql: api.sql, feeds }, following)) told.push(text)
    expect(told.join('')).toContain('event: row\ndata: {"row":1')
  })

  it('of ten thousand rows come whole', async () => {
    const id = await desk.begin(file(10_000))
    await run(
      api,
      id,
      Array.from({ length: 10_000 }, (_, at) => made(at + 1)),
    )
    const told = await (await follow(id)).rest()
    expect(new Set(numbersIn(told)).size).toBe(10_000)
    expect(told.map((one) => one.id)).toEqual(told.map((one) => one.id).toSorted((a, b) => a - b))
  })

  it('end when the API stops, which they do not hold up', async () => {
    const other = await startApi()
    const at = await other.app.listen({ port: 0, host: '127.0.0.1' })
    const id = await desk.begin(file(1))
    const following = await follow(id, { at })
    await following.until(isProgress)
    const stopped = other.stop().then(() => 'stopped')
    expect(await following.rest()).toEqual([])
    expect(await Promise.race([stopped, delay(4000, 'held up', { ref: false })])).toBe('stopped')
  })

  it('are not looked for any more once nobody follows', async () => {
    let lookedAtMs = Date.now()
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = () => {
      lookedAtMs = Date.now()
    }
    const other = await startApi({ sql })
    const at = await other.app.listen({ port: 0, host: '127.0.0.1' })
    const following = await follow(await desk.begin(file(1)), { at })
    await following.until(isProgress)
    following.stop()
    const quiet = () => expect(Date.now() - lookedAtMs).toBeGreaterThan(1800)
    await vi.waitFor(quiet, { timeout: 8000, interval: 50 })
    await Promise.all([other.stop(), sql.end()])
  })
})
