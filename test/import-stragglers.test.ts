import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readQueuedRows, settleLeftRows, settleRows } from '../db/import-rows.ts'
import { finishImport } from '../db/import-runs.ts'
import { cancelImport, type ImportScope, readImport } from '../db/imports.ts'
import { makeImportRows } from '../provisioning/import-rows.ts'
import { createBreachCheck } from '../security/breaches.ts'
import { createSealer } from '../security/sealed.ts'
import { openApi } from './support/api.ts'
import { fileOf, openImports } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)

const deps = () => ({
  sql: api.sql,
  defaultPolicy: { windowMs: 60_000, cooldownMs: 0 },
  breaches: createBreachCheck({ url: 'http://127.0.0.1:9', mode: 'fallback', onFallback() {} }),
  passwords: { hash: async () => '$argon2id$stand-in' },
  sealer: createSealer([randomBytes(32)]),
})

it.each(['bulk_invite', 'bulk_create'])(
  'a worker that was cut off makes nothing of a cancelled %s when it comes back',
  async (mode) => {
    const id = await desk.begin(fileOf({}, {}), { mode })
    const [place] = await api.sql<[ImportScope]>`
    select account_id, environment_id from imports where id = ${id}`
    const run = await readImport(api.sql, id, place)
    if (!run) throw new Error('The import is not there.')
    const rows = await readQueuedRows(api.sql, id, { from: 1, to: 2 }) // and here it is cut off
    await cancelImport(api.sql, id)
    await settleLeftRows(api.sql, id)
    await finishImport(api.sql, id)
    expect(await makeImportRows(deps(), run, rows)).toEqual([])
    const made = await api.sql`
    select id from invites where id = any(${rows.map(({ outcomeId }) => outcomeId)}::uuid[])
    union select id from identities where id = any(${rows.map(({ outcomeId }) => outcomeId)}::uuid[])`
    expect([...made]).toEqual([])
  },
)

it('a cancelled run of which no row is left waits for nobody to say so', async () => {
  const id = await desk.begin(fileOf({}))
  await settleRows(api.sql, id, [{ number: 1, status: 'succeeded' }])
  await api.sql`update imports set status = 'cancelling' where id = ${id}`
  await api.sql.begin(async (tx) => {
    await tx`select from imports where id = ${id} for update`
    await settleLeftRows(api.sql, id)
  })
  await finishImport(api.sql, id)
  expect((await desk.get(id)).json()).toMatchObject({
    status: 'cancelled',
    counts: { succeeded: 1 },
  })
})
