import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { withdrawInvites } from '../db/withdrawals.ts'
import {
  type Imports,
  type KeyHolder,
  makeKeyHolder,
  openImports,
  type Person,
  people,
} from './support/import-runs.ts'
import { startSmtpSink } from './support/smtp-sink.ts'
import { type Stack, startStack } from './support/stack.ts'

/** Real processes, really killed. The tests share one stack and run one after the other. */
let stack: Stack
let sink: Awaited<ReturnType<typeof startSmtpSink>>
let imports: Imports
let tenant: KeyHolder
const longWait = { timeout: 60_000, interval: 50 }

beforeAll(async () => {
  sink = await startSmtpSink()
  stack = await startStack({ SMTP_URL: sink.url })
  imports = await openImports(stack.file())
  tenant = await makeKeyHolder(imports.sql)
}, 300_000)
afterAll(async () => {
  await imports?.close()
  await stack?.stop()
  sink?.close()
})

/** What `npm run check:invariants` says of this stack, but for its mailbox, which is ours. */
function findings(): string {
  const path = join(stack.folder, 'checked.json')
  writeFileSync(path, JSON.stringify({ ...stack.file(), mail_url: null }))
  const script = fileURLToPath(new URL('../dist/check-invariants.js', import.meta.url))
  const env = { ...process.env, STACK_FILE: path, SETTLE_SECONDS: '60' }
  return spawnSync(process.execPath, [script], { env, encoding: 'utf8' }).stdout
}
const clean = /invariants: \d+ invites checked, 0 findings/

async function killWorker() {
  const { worker } = stack.file().pids
  process.kill(worker, 'SIGKILL')
  await vi.waitUntil(() => stack.file().pids.worker !== worker, longWait)
}

const named = (name: string, count: number) =>
  people(count).map((person): Person => ({ ...person, email: `${name}-${person.email}` }))

/** Each has one invite of this import, sent at least once and at most twice, under one Message-ID. */
async function expectOneOfEach(id: string, given: Person[]) {
  const rows = await imports.rows(id)
  expect(rows.filter(({ status }) => status !== 'succeeded')).toEqual([])
  const [{ invites }] = await imports.sql<[{ invites: number }]>`
    select count(*)::int as invites from invites where import_id = ${id}`
  expect(invites).toBe(given.length)
  const mails = given.map(({ email }) => sink.to(email))
  expect(mails.filter((ids) => ids.length < 1 || ids.length > 2)).toEqual([])
  expect(mails.filter((ids) => new Set(ids).size !== 1)).toEqual([])
  return mails.filter((ids) => ids.length === 2).length
}

it('fails 550 for good and leaves 451 to the workflow of the invite, whatever the row says', async () => {
  const [bounced, busy, fine] = [named('bounce', 3), named('busy', 3), named('fine', 3)]
  const id = await imports.run(tenant, { people: [...bounced, ...busy, ...fine] })
  expect(await imports.ended(id)).toMatchObject({ succeeded: 9, failed: 0 })
  const delivered = async () => {
    const states = await imports.sql<{ deliveryState: string }[]>`
      select delivery_state from import_rows join invites on invites.id = outcome_id
      where import_rows.import_id = ${id} order by number`
    return states.map(({ deliveryState }) => deliveryState).join(' ')
  }
  const expected = 'failed failed failed sent sent sent sent sent sent'
  await vi.waitUntil(async () => (await delivered()) === expected, longWait)
  expect([...busy, ...fine].map(({ email }) => sink.to(email).length)).toEqual(Array(6).fill(1))
}, 180_000)

it('makes nothing twice when the worker is killed between making and settling', async () => {
  const given = people(60)
  const id = await imports.store(tenant, { people: given })
  const admin = postgres(stack.file().database_url, { max: 2, onnotice: () => {} })
  onTestFinished(() => admin.end({ timeout: 1 }))
  const locker = await admin.reserve()
  await locker`begin`
  await locker`lock table import_rows in share mode` // rows are read, invites made, and here it waits
  await imports.start(id)
  const settling = async () => {
    const waiting = await admin`
      select from pg_stat_activity where wait_event_type = 'Lock' and query like '%import_rows set%'`
    return waiting.length > 0
  }
  await vi.waitUntil(settling, longWait)
  await killWorker()
  await locker`rollback`
  locker.release()
  await imports.ended(id)
  expect(await expectOneOfEach(id, given)).toBe(0)
}, 240_000)

it('forgets no mail and doubles few when the worker is killed in the middle of sending', async () => {
  sink.holdAgain()
  const given = [...named('quick', 30), ...named('hold', 30), ...named('late', 30)]
  const id = await imports.run(tenant, { people: given })
  await vi.waitUntil(() => sink.held() > 0, longWait)
  await killWorker()
  sink.letGo()
  await imports.ended(id)
  expect(await expectOneOfEach(id, given)).toBeLessThanOrEqual(20)
}, 240_000)

it('sends nothing to who was withdrawn while their mail was in line', async () => {
  sink.holdAgain()
  const late = named('late', 5)
  const id = await imports.run(tenant, { people: [...named('hold', 20), ...late] })
  const held = sink.held()
  await vi.waitUntil(() => sink.held() === held + 20, longWait)
  const actor = { type: 'system' } as const
  const invites = await imports.sql<{ id: string }[]>`
    select id from invites where import_id = ${id} and email like 'late-%'`
  const ids = invites.map((invite) => invite.id)
  await imports.sql.begin((tx) => withdrawInvites(tx, ids, { actor }))
  const withdrawnMs = Date.now()
  await vi.waitUntil(() => Date.now() > withdrawnMs + 500, longWait) // believed for half as long
  sink.letGo()
  await imports.ended(id)
  expect(late.flatMap(({ email }) => sink.to(email))).toEqual([])
}, 240_000)

it('gives every invite its one workflow when the worker is killed in the middle of handing over', async () => {
  const given = people(120)
  const id = await imports.run(tenant, { people: given })
  await imports.finished(id)
  await killWorker()
  expect((await imports.read(id)).runEndedAt).toBeNull()
  await imports.ended(id)
  expect(await expectOneOfEach(id, given)).toBe(0)
}, 240_000)

describe.concurrent('of two imports at once', () => {
  it('hashes no more than a few passwords again when the worker is killed', async () => {
    const given = people(120, { password: 'a long word 4 imports' })
    const id = await imports.run(tenant, { mode: 'bulk_create', people: given })
    await vi.waitUntil(async () => (await imports.read(id)).succeeded > 0, longWait)
    await killWorker()
    expect(await imports.ended(id)).toMatchObject({ succeeded: 120, failed: 0, skipped: 0 })
  }, 240_000)

  it('starts an import whose API process died before it could', async () => {
    const given = people(5)
    const id = await imports.store(tenant, { people: given })
    await imports.ended(id)
    await expectOneOfEach(id, given)
  }, 180_000)
})

it('leaves nothing that check:invariants would find', () => {
  expect(findings()).toMatch(clean)
}, 120_000)
