import { describe, expect, it } from 'vitest'
import { beginImport } from '../db/import-runs.ts'
import { openApi } from './support/api.ts'
import { fileOf, openImports, run } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const wrong = (number: number) =>
  ({ number, status: 'failed', code: 'email_conflict', message: 'Taken.' }) as const
const made = (number: number) => ({ number, status: 'succeeded' }) as const

describe('imports', () => {
  it('are listed newest first, page by page', async () => {
    const own = await openImports(api)
    const ids = [
      await own.begin(fileOf({})),
      await own.begin(fileOf({})),
      await own.begin(fileOf({})),
    ]
    const list = async (query: string) =>
      (await api.call(`${own.url}?${query}`, { headers: own.headers })).json()
    const first = await list('limit=2')
    const rest = await list(`limit=2&cursor=${first.next_cursor}`)
    const listed = [...first.data, ...rest.data].map(({ id }) => id)
    expect(listed).toEqual(ids.reverse())
    expect(rest.next_cursor).toBeNull()
  })

  it('tell how fast they are and when they may be done, while they run', async () => {
    const id = await desk.begin(fileOf(...Array.from({ length: 40 }, () => ({}))))
    await beginImport(api.sql, id)
    await api.sql`update imports set started_at = now() - interval '10 seconds' where id = ${id}`
    expect((await desk.get(id)).json()).toMatchObject({ rows_per_second: 0, eta_seconds: null })
    const outcomes = Array.from({ length: 30 }, (_, at) => made(at + 1))
    await run(api, id, outcomes)
    const answer = (await desk.get(id)).json()
    expect(answer).toMatchObject({ status: 'running', rows_per_second: 3, eta_seconds: 4 })
    const list = (await api.call(desk.url, { headers: desk.headers })).json()
    expect(list.data[0]).toMatchObject({ id, rows_per_second: 3 })
    await run(
      api,
      id,
      Array.from({ length: 10 }, (_, at) => made(at + 31)),
    )
    expect((await desk.get(id)).json()).toMatchObject({
      status: 'completed',
      counts: { total: 40, queued: 0, succeeded: 40, failed: 0, skipped: 0 },
      rows_per_second: null,
      eta_seconds: null,
      finished_at: expect.any(String),
    })
  })

  it('keep the first outcome of a row', async () => {
    const id = await desk.begin(fileOf({}))
    await run(api, id, [made(1)])
    await run(api, id, [wrong(1), wrong(1)])
    const counts = { succeeded: 1, failed: 0, queued: 0 }
    expect((await desk.get(id)).json().counts).toMatchObject(counts)
  })
})
