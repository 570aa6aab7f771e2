import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createClient, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { type Hooks, openHooks } from './support/webhooks.ts'

/** The shared stack tries again after 0.3, 0.6 and 0.9 s, and waits 2 s for an answer. */
const stack = sharedStack()
const api = createClient(stack)
const { sql } = openDatabase(stack)
let hooks: Hooks
beforeAll(async () => {
  hooks = await openHooks(api)
})
/** Has something happen, of itself or of a given object; gives the object's id. */
async function happen(given: { of?: string; types?: string[]; to?: Hooks } = {}): Promise<string> {
  const { of = randomUUID(), types = ['INVITE_REVOKED'], to = hooks } = given
  await sql`
    insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
    select account_id, id, type, 'userinvitations', ${of}, '{}'
    from environments, unnest(${types}::text[]) type where id = ${to.environmentId}`
  return of
}
const verify = (secret: string, { body, headers }: { body: string; headers: object }) =>
  new Webhook(secret).verify(body, { ...headers })

describe('a fact', () => {
  it('arrives signed, in the words in which it is listed, moments after it happened', async () => {
    const receiver = await hooks.listen()
    const id = await hooks.invite()
    await hooks.revoke(id)
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    expect(verify(receiver.secret, got)).toEqual(JSON.parse(got.body))
    const { body } = await hooks.ask('GET', `/facts?object_id=${id}`)
    expect(pick(body, 'data.0')).toEqual(JSON.parse(got.body))
    expect(JSON.parse(got.body)).toEqual({
      id: got.headers['webhook-id'],
      type: 'INVITE_REVOKED',
      occurred_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      objectType: 'userinvitations',
      objectId: id,
      attributes: { _id: id },
      oldValue: expect.objectContaining({ status: 'pending', valid: true }),
      newValue: expect.objectContaining({ status: 'revoked', valid: false }),
      url: `${stack.api_url}/dashboard/e/${hooks.environmentId}/identities?tab=invites&invite=${id}`,
    })
    const delivered = await receiver.newest('delivered')
    expect(delivered).toMatchObject({
      type: 'INVITE_REVOKED',
      attempts: 1,
      response: { status: 204, body: '' },
      next_attempt_at: null,
      last_error: null,
    })
    const one = await hooks.ask('GET', `${receiver.path}/deliveries/${text(delivered, 'id')}`)
    expect(pick(one.body, 'request')).toEqual(JSON.parse(got.body))
  })

  it('does not verify with a byte flipped, nor five minutes later', async () => {
    const receiver = await hooks.listen()
    await happen()
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    const flipped = got.body.replace('INVITE_REVOKED', 'INVITE_REVOKEE')
    expect(() => verify(receiver.secret, { ...got, body: flipped })).toThrow('signature')
    vi.useFakeTimers({ now: got.atMs + 301_000, toFake: ['Date'] })
    expect(() => verify(receiver.secret, got)).toThrow('too old')
    vi.useRealTimers()
  })

  it('goes to who asked for its type, in its environment or for all of the account', async () => {
    const base = `/accounts/${hooks.slug}`
    const [mine, others, wide, disabled] = await Promise.all([
      hooks.listen({ events: ['INVITE_REVOKED'] }),
      hooks.listen({ events: ['INVITE_ACCEPTED', 'INVITE_EXPIRED'] }),
      hooks.listen({}, { base }),
      hooks.listen({ enabled: false }),
    ])
    const neighbour = await openHooks(api)
    const foreign = await neighbour.listen()
    const id = await happen()
    await Promise.all([mine.waitFor(1), wide.waitFor(1)])
    const theirs = await happen({ to: neighbour })
    await foreign.waitFor(1)
    expect(await foreign.bodies()).toMatchObject([{ objectId: theirs }])
    const ofInvite = { objectId: id }
    expect(await mine.bodies()).toMatchObject([ofInvite])
    expect(await wide.bodies()).toMatchObject([ofInvite])
    expect([await others.got(), await disabled.got()]).toEqual([[], []])
  })

  it('of a transaction that is rolled back leaves nothing, and goes nowhere', async () => {
    const receiver = await hooks.listen()
    const before =
      await sql`select count(*) from webhook_deliveries where webhook_id = ${receiver.id}`
    const rollback = sql.begin(async (tx) => {
      await tx`
        insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
        select account_id, id, 'INVITE_REVOKED', 'userinvitations', uuidv7(), '{}'
        from environments where id = ${hooks.environmentId}`
      const written = await tx`
        select status from webhook_deliveries where webhook_id = ${receiver.id}`
      expect(written).toEqual([{ status: 'pending' }])
      throw new Error('rolled back')
    })
    await expect(rollback).rejects.toThrow('rolled back')
    const after =
      await sql`select count(*) from webhook_deliveries where webhook_id = ${receiver.id}`
    expect(after).toEqual(before)
  })
})

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
    await receiver.plan({ hang: true }, { status: 200 })
    await happen()
    await vi.waitUntil(async () => pick((await receiver.deliveries())[0], 'attempts') === 1, 30_000)
    expect((await receiver.deliveries())[0]).toMatchObject({
      status: 'pending',
      response: null,
      last_error: 'There was no whole answer in time.',
      next_attempt_at: expect.any(String),
    })
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
    await receiver.plan({ when: poison, status: 500 })
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
    await receiver.plan({ status: 500 }, { status: 410 })
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
