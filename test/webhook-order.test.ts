import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { pick, text } from './support/client.ts'
import { openReceiver } from './support/receivers.ts'
import { openFileHooks, verify } from './support/webhook-facts.ts'

/** The shared stack gives up after 0.3, 0.6 and 0.9 seconds of waiting, and waits 2 s for answers. */
const { sql, hooks, happen } = await openFileHooks()

describe('order', () => {
  it('holds for one invite, while other invites go on', async () => {
    const receiver = await hooks.listen()
    const one = randomUUID()
    const busy = { status: 503, headers: { 'retry-after': '3600' } }
    await receiver.plan({ when: one, ...busy }, { when: one, status: 200 })
    await happen({ of: one, types: ['INVITE_USER'] })
    await receiver.waitFor(1)
    await happen({ of: one, types: ['INVITE_ACCEPTED'] })
    const other = await happen({ types: ['INVITE_USER'] })
    await receiver.waitFor(2)
    const head = (await receiver.deliveries()).at(-1)
    await hooks.ask('POST', `${receiver.path}/deliveries/${text(head, 'id')}/redeliver`)
    await receiver.waitFor(4)
    const seen = (await receiver.bodies()).map(({ type, objectId }) => [objectId, type])
    expect(seen).toEqual([
      [one, 'INVITE_USER'],
      [other, 'INVITE_USER'],
      [one, 'INVITE_USER'],
      [one, 'INVITE_ACCEPTED'],
    ])
  })

  it('holds while address, filter and secret change in the middle of it', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 503, headers: { 'retry-after': '3600' } })
    const id = await happen({ types: ['INVITE_USER', 'INVITE_ACCEPTED'] })
    await receiver.waitFor(1)
    const next = openReceiver()
    await hooks.ask('PATCH', receiver.path, { url: next.url, events: ['INVITE_EXPIRED'] })
    const { body } = await hooks.ask('POST', `${receiver.path}/rotate-secret`)
    await happen({ of: id, types: ['INVITE_REVOKED', 'INVITE_EXPIRED'] })
    const head = (await receiver.deliveries()).at(-1)
    await hooks.ask('POST', `${receiver.path}/deliveries/${text(head, 'id')}/redeliver`)
    const got = await next.waitFor(3) // what was on its way is not taken back by a filter
    for (const one of got) verify(text(body, 'secret'), one)
    const types = (await next.bodies()).map(({ type }) => type)
    expect(types).toEqual(['INVITE_USER', 'INVITE_ACCEPTED', 'INVITE_EXPIRED'])
    expect(await receiver.got()).toHaveLength(1)
  })

  it('goes on behind what was given up', async () => {
    const receiver = await hooks.listen()
    const failing = 'INVITE_USER'
    const later = { status: 503, headers: { 'retry-after': '3' } } // leaves the other the time
    await receiver.plan({ when: failing, ...later }, { when: failing, status: 500 })
    const id = await happen({ types: [failing, 'INVITE_ACCEPTED'] })
    await receiver.waitFor(1)
    await happen() // gets through: it is not the receiver
    const statuses = async () => (await receiver.deliveries()).map((one) => text(one, 'status'))
    await vi.waitUntil(async () => !(await statuses()).includes('pending'), { timeout: 30_000 })
    const all = await receiver.bodies()
    const types = all.filter(({ objectId }) => objectId === id).map(({ type }) => type)
    expect(types).toEqual([failing, failing, failing, failing, 'INVITE_ACCEPTED'])
  })
})

describe('by hand', () => {
  it('a delivery goes out again, under the same id', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 400 }, { status: 400 }, { status: 400 }, { status: 400 }, {})
    await happen()
    const failed = await receiver.newest('failed')
    const again = `${receiver.path}/deliveries/${text(failed, 'id')}/redeliver`
    expect(await hooks.ask('POST', again)).toMatchObject({
      status: 409,
      body: { code: 'webhook_disabled' },
    })
    await hooks.ask('PATCH', receiver.path, { enabled: true })
    expect((await hooks.ask('POST', again)).status).toBe(202)
    expect(await receiver.newest('delivered')).toMatchObject({ attempts: 5 })
    expect((await hooks.ask('POST', again)).status).toBe(202)
    const got = await receiver.waitFor(6)
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toHaveLength(1)
  })

  it('one that waits for its next attempt goes out now', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 503, headers: { 'retry-after': '3600' } }, { status: 200 })
    await happen()
    const waits = async () => {
      const [one] = await receiver.deliveries()
      return pick(one, 'next_attempt_at') !== null && text(one, 'id')
    }
    const id = await vi.waitUntil(waits, { timeout: 30_000 })
    await hooks.ask('POST', `${receiver.path}/deliveries/${id}/redeliver`)
    expect(await receiver.newest('delivered')).toMatchObject({ attempts: 2 })
  })

  it('one that is just being tried goes out again right after that', async () => {
    const receiver = await hooks.listen()
    const later = { status: 503, headers: { 'retry-after': '3600' }, afterMs: 1000 }
    await receiver.plan(later, { status: 200 })
    await happen()
    await receiver.waitFor(1)
    const [one] = await receiver.deliveries()
    await hooks.ask('POST', `${receiver.path}/deliveries/${text(one, 'id')}/redeliver`)
    expect(await receiver.newest('delivered')).toMatchObject({ attempts: 2 })
  })

  it('a test goes out, once, and is no fact', async () => {
    const receiver = await hooks.listen({ events: ['INVITE_EXPIRED'] })
    await receiver.plan({ status: 500 })
    const sent = await hooks.ask('POST', `${receiver.path}/test`)
    expect(sent).toMatchObject({ status: 202, body: { type: 'WEBHOOK_TEST', fact_id: null } })
    expect(await receiver.newest('failed')).toMatchObject({ attempts: 1 })
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    expect(verify(receiver.secret, got)).toMatchObject({ objectType: 'webhooks' })
    expect(await receiver.read()).toMatchObject({ enabled: true })
  })

  it('a secret is replaced, and for a day both sign', async () => {
    const receiver = await hooks.listen()
    const rotated = await hooks.ask('POST', `${receiver.path}/rotate-secret`)
    const secret = text(rotated.body, 'secret')
    const dayAhead = Date.now() + 86_400_000
    const until = Date.parse(text(rotated.body, 'previous_expires_at'))
    expect(Math.abs(until - dayAhead)).toBeLessThan(60_000)
    await happen()
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    expect(got.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
    for (const one of [receiver.secret, secret]) expect(verify(one, got)).toBeTruthy()
    await sql`update webhooks set previous_expires_at = now() where id = ${receiver.id}`
    await happen()
    const [, later] = await receiver.waitFor(2)
    if (!later) throw new Error('Nothing came.')
    expect(verify(secret, later)).toBeTruthy()
    expect(() => verify(receiver.secret, later)).toThrow('signature')
  })

  it('switching a webhook off ends what is on its way; deleting it takes all along', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 503, headers: { 'retry-after': '3600' } })
    await happen()
    await receiver.waitFor(1)
    await hooks.ask('PATCH', receiver.path, { enabled: false })
    expect(await receiver.newest('failed')).toMatchObject({ next_attempt_at: null })
    expect(await receiver.read()).toMatchObject({ enabled: false, disabled_reason: null })
    expect((await hooks.ask('DELETE', receiver.path)).status).toBe(204)
    const left = await sql`select from webhook_deliveries where webhook_id = ${receiver.id}`
    expect(left).toHaveLength(0)
  })
})
