import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { pick, text } from './support/client.ts'
import { openFileHooks, verify } from './support/webhook-facts.ts'

/** The shared stack tries again after 0.3, 0.6 and 0.9 s, and waits 2 s for an answer. */
const { hooks, happen } = await openFileHooks()

describe('a receiver in trouble', () => {
  it('is tried again, later each time, with the same id and body', async () => {
    const receiver = await hooks.listen()
    await receiver.plan(
      { status: 500, body: 'oh no' },
      { status: 302 },
      { status: 200, body: 'ok' },
    )
    await happen()
    const got = await receiver.waitFor(3)
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toHaveLength(1)
    expect(new Set(got.map(({ body }) => body))).toHaveLength(1)
    for (const one of got) verify(receiver.secret, one)
    const [first, second, third] = got.map(({ atMs }) => atMs)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(270)
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(540)
    expect(await receiver.newest('delivered')).toMatchObject({
      attempts: 3,
      response: { status: 200, body: 'ok' },
    })
  })

  it('that answers nothing in time has its answer, and its error, shown', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ hang: true })
    await happen()
    const tried = async () => {
      const [one] = await receiver.deliveries()
      return pick(one, 'last_error') !== null && one
    }
    expect(await vi.waitUntil(tried, { timeout: 30_000 })).toMatchObject({
      status: 'pending',
      response: null,
      last_error: 'There was no whole answer in time.',
      next_attempt_at: expect.any(String),
    })
    await receiver.plan({ status: 200 })
    await receiver.newest('delivered')
  })

  it('is left alone for as long as it asks for with 503', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 503, headers: { 'retry-after': '2' } }, { status: 200 })
    await happen()
    const [first = { atMs: 0 }, second = { atMs: 0 }] = await receiver.waitFor(2)
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(2000)
  })

  it('is disabled once a delivery is given up and nothing else got through', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 500, body: 'down' })
    await happen()
    expect(await receiver.newest('failed')).toMatchObject({
      attempts: 4,
      next_attempt_at: null,
      response: { status: 500, body: 'down' },
      last_error: 'The receiver answered 500.',
    })
    expect(await receiver.read()).toMatchObject({ enabled: false, disabled_reason: 'failing' })
    const again = await hooks.ask('PATCH', receiver.path, { enabled: true })
    expect(again.body).toMatchObject({ enabled: true, disabled_reason: null })
  })

  it('stays enabled while others get through', async () => {
    const receiver = await hooks.listen()
    const poison = randomUUID()
    const later = { status: 503, headers: { 'retry-after': '3' } } // leaves others the time
    await receiver.plan({ when: poison, ...later }, { when: poison, status: 500 })
    await happen({ of: poison })
    await receiver.waitFor(1)
    await happen()
    const ended = async () => {
      const statuses = (await receiver.deliveries()).map((one) => text(one, 'status'))
      return statuses.every((status) => status !== 'pending') && statuses.sort()
    }
    const statuses = await vi.waitUntil(ended, { timeout: 30_000 })
    expect(statuses).toEqual(['delivered', 'failed'])
    expect(await receiver.read()).toMatchObject({ enabled: true })
  })

  it('that answers 410 is disabled at once, with all that was on its way', async () => {
    const receiver = await hooks.listen()
    await receiver.plan({ status: 503, headers: { 'retry-after': '3600' } }, { status: 410 })
    await happen()
    await receiver.waitFor(1)
    await happen()
    await vi.waitUntil(async () => pick(await receiver.read(), 'enabled') === false, 30_000)
    expect(await receiver.read()).toMatchObject({ disabled_reason: 'gone' })
    const statuses = (await receiver.deliveries()).map((one) => text(one, 'status'))
    expect(statuses).toEqual(['failed', 'failed'])
    await happen()
    expect(await receiver.deliveries()).toHaveLength(2)
  })
})
