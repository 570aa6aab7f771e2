import { once } from 'node:events'
import { connect as dial } from 'node:net'
import postgres from 'postgres'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startApi } from './support/api-process.ts'
import { createClient, newAddress, pick, text, tokenIn } from './support/client.ts'
import { openFaultyStack, pause } from './support/faulty-stack.ts'
import { clean } from './support/invariants.ts'
import { unlessNotStarted } from './support/stack-account.ts'
import { createHappen } from './support/webhook-facts.ts'
import { openHooks } from './support/webhooks.ts'

/** Real processes, really killed. The tests share one stack, which is looked through after them. */
const { here, client, holds, hub, runOf, findings } = openFaultyStack()
const longWait = { timeout: 90_000, interval: 200 }

describe.concurrent('an API process that has no Temporal', () => {
  it('sends in the end when the API is killed between the row and the workflow', async () => {
    const cutOff = await startApi(here(), { TEMPORAL_ADDRESS: '127.0.0.1:9' })
    const created = await createClient(cutOff.stack).invite()
    expect(created.status).toBe(201)
    process.kill(cutOff.pid, 'SIGKILL')
    const mail = await vi.waitUntil(
      async () => (await client().mailsTo(text(created.body, 'email')))[0],
      longWait,
    )
    expect((await runOf(created.body)).priority?.priorityKey).toBe(5) // behind whoever waits for an answer
    expect((await client().accept(tokenIn(mail))).status).toBe(201)
  }, 120_000)

  it('stops when it is told to, also while Temporal is away and invites wait for it', async () => {
    const cutOff = await startApi(here(), { TEMPORAL_ADDRESS: '127.0.0.1:9' })
    const waiting = Array.from({ length: 40 }, () => createClient(cutOff.stack).invite())
    expect((await Promise.all(waiting)).every(({ status }) => status === 201)).toBe(true)
    const silent = dial(Number(new URL(cutOff.stack.api_url).port), '127.0.0.1') // and never asks
    silent.on('error', () => {})
    await once(silent, 'connect')
    await cutOff.stop()
    silent.destroy()
  }, 120_000)
})

it('neither loses nor multiplies a mail when the worker is killed in the middle of SMTP', async () => {
  const addresses = ['rcpt', 'data', 'dot'].map((stage) => `${stage}-${newAddress()}`)
  for (const [index, email] of addresses.entries()) {
    const created = await client().invite({ email })
    expect(created.status).toBe(201)
    const begun = () => runOf(created.body).catch(unlessNotStarted)
    const triesAgain = async () => (await begun())?.isTryingAgain
    if (index === 0) await vi.waitUntil(triesAgain, longWait) // the others are killed at their first try
  }
  await vi.waitUntil(() => holds().holds().length === 3, longWait)
  const { worker } = here().pids
  process.kill(worker, 'SIGKILL')
  holds().letGo()
  await vi.waitUntil(() => here().pids.worker !== worker, longWait)

  const delivered = async (email: string) => {
    const { body } = await client().get(`/api/v1/identity-invites?email=${email}`)
    return pick(body, 'data.0.delivery.state') === 'sent'
  }
  for (const email of addresses) await vi.waitUntil(() => delivered(email), longWait)
  const counts = await Promise.all(
    addresses.map(async (email) => {
      const mails = await client().mailsTo(email)
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
      return mails.length
    }),
  )
  const [atRcpt, atData, afterDot] = counts
  expect([atRcpt, atData]).toEqual([1, 1])
  expect(afterDot).toBeLessThanOrEqual(2) // nobody can know whether the first one was taken
}, 180_000)

it('delivers a fact under the same id when the worker is killed in the middle of it', async () => {
  const hooks = await openHooks(client())
  const receiver = await hooks.listen({}, { hub: hub().url })
  await receiver.plan({ hang: true }, { status: 200 })
  await hooks.revoke(await hooks.invite())
  await vi.waitUntil(async () => (await receiver.got()).length === 1, longWait)
  const { worker } = here().pids
  process.kill(worker, 'SIGKILL')
  await vi.waitUntil(() => here().pids.worker !== worker, longWait)
  await vi.waitUntil(async () => (await receiver.got()).length === 2, longWait)
  const [first, second] = await receiver.got()
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(await receiver.newest('delivered')).toMatchObject({ attempts: 1 }) // the first left no word
}, 180_000)

it('accepts once when Postgres is killed in the middle of the acceptance', async () => {
  const created = await client().invite({ send_email: false })
  const [id, token] = [text(created.body, 'id'), tokenIn(text(created.body, 'accept_url'))]
  const sql = postgres(here().database_url, { max: 2, onnotice: () => {} })
  const key = { 'idempotency-key': crypto.randomUUID() }
  const accepting = () => client().accept(token, {}, key)

  const holder = await sql.reserve()
  await holder`begin`
  await holder`lock table identities in share mode` // the acceptance has locked the invite and waits here
  const first = accepting()
  const waiting = async () => {
    const [row] = await sql<[{ pid: number }?]>`
      select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into identities%'`
    return row?.pid
  }
  process.kill(await vi.waitUntil(waiting, longWait), 'SIGKILL')
  await sql.end({ timeout: 1 }).catch(() => {})

  await first
  const answer = await vi.waitUntil(async () => {
    const again = await accepting().catch(() => undefined)
    return again?.status === 201 && again
  }, longWait)
  expect(answer.body).toMatchObject({ invite: { id, status: 'accepted' } })
}, 180_000)

it('survives the whole Postgres dying while many accept', async () => {
  const created = await Promise.all(
    Array.from({ length: 12 }, () => client().invite({ send_email: false })),
  )
  const accept = (index: number) =>
    client().accept(
      tokenIn(text(created[index]?.body, 'accept_url')),
      {},
      { 'idempotency-key': `faults-${index}` },
    )
  const firsts = created.map((_invite, index) => accept(index).catch(() => undefined))
  await Promise.race(firsts)
  const { postgres: postmaster } = here().pids
  process.kill(postmaster, 'SIGKILL')
  await Promise.all(firsts)
  for (const [index] of created.entries()) {
    const accepted = async () => (await accept(index).catch(() => undefined))?.status === 201
    await vi.waitUntil(accepted, longWait)
  }
  await vi.waitUntil(everyConnectionServes, longWait)
}, 240_000)

/** A pool hears of a dead server once for each connection. */
async function everyConnectionServes(): Promise<boolean> {
  const asking = Array.from({ length: 40 }, () => client().get('/api/v1/identity-invites?limit=1'))
  return (await Promise.all(asking)).every(({ status }) => status === 200)
}

it('answers 201 while Temporal is stopped, and sends and delivers when it is back', async () => {
  const { temporal } = here().pids
  const hooks = await openHooks(client())
  const receiver = await hooks.listen({}, { hub: hub().url })
  const sql = postgres(here().database_url, { max: 1, onnotice: () => {} })
  onTestFinished(() => sql.end())
  const away = pause(temporal)
  await createHappen(sql, hooks)()
  const created = await Promise.all(Array.from({ length: 5 }, () => client().invite()))
  expect(created.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  const asked = await client().post(
    `/api/v1/identity-invites/${text(created[0]?.body, 'id')}/revoke`,
  )
  expect(asked.body).toMatchObject({ status: 503, code: 'service_unavailable' })
  away.end()
  for (const { body } of created) {
    await vi.waitUntil(async () => (await client().mailsTo(text(body, 'email')))[0], longWait)
  }
  await vi.waitUntil(async () => (await receiver.got()).length > 0, longWait)
  await receiver.newest('delivered')
}, 240_000)

it('enforces the window while no worker runs, and still lets the person be invited again', async () => {
  const hasty = await startApi(here(), { INVITE_TTL: '1s' })
  onTestFinished(hasty.stop)
  const { worker } = here().pids
  const away = pause(worker)
  const created = await createClient(hasty.stack).invite({ send_email: false })
  const id = text(created.body, 'id')
  const reads = async () =>
    pick((await client().get(`/api/v1/identity-invites/${id}`)).body, 'status')
  await vi.waitUntil(async () => (await reads()) === 'expired', longWait)
  const late = await client().accept(tokenIn(text(created.body, 'accept_url')))
  expect(late.body).toMatchObject({ status: 410, code: 'invite_expired' })
  const again = await client().post(`/api/v1/identity-invites/${id}/resend`)
  expect(again).toMatchObject({ status: 201, body: { resent_from: id, status: 'pending' } })
  away.end()
}, 120_000)

it('leaves nothing that check:invariants would find', async () => {
  expect(await findings()).toMatch(clean)
}, 120_000)
