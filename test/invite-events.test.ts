import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { recordAllSent } from '../db/sending.ts'
import { type Api, makeKey, startApi } from './support/api.ts'
import {
  invite,
  type OpenEnvironment,
  openEnvironment,
  settle,
  signInOperator,
} from './support/environments.ts'
import { followEvents, type ToldEvent } from './support/events.ts'
import { friend } from './support/portal.ts'

let api: Api
let env: OpenEnvironment
let base: string
beforeAll(async () => {
  api = await startApi()
  base = await api.app.listen({ port: 0, host: '127.0.0.1' })
})
beforeEach(async () => {
  env = await openEnvironment(api)
})
afterAll(async () => {
  const stopped = api.stop()
  api.app.server.closeAllConnections() // those that fetch keeps for later
  await stopped
})

const inside = () => ({ ...env.bearer, 'x-environment-id': env.environmentId })
const path = '/api/v1/identity-invites'
type Call = { at?: string; headers?: Record<string, string>; lastSeen?: string; query?: string }
const follow = ({ at = base, headers = inside(), lastSeen, query = '' }: Call = {}) =>
  followEvents(`${at}${path}/events${query}`, headers, lastSeen)
/** An invite that the stack's worker, which heals what has no workflow, leaves alone. */
async function make(given: object = {}) {
  const id = String((await invite(api, inside(), given)).json().id)
  await api.sql`update invites set run_seen_at = now() where id = ${id}`
  return id
}
const isReady = ({ event }: ToldEvent) => event === 'ready'
const about =
  (id: string, status = 'pending') =>
  ({ data }: ToldEvent) =>
    data.id === id && data.status === status

/** Follows from now on: what comes is what happens after this. */
async function ready(call: Call = {}) {
  const following = await follow(call)
  const [told] = await following.until(isReady)
  return { ...following, told }
}

describe('the events of invites', () => {
  it('begin by saying that they do, and tell of every change', async () => {
    const before = await make()
    const following = await ready()
    expect(following.answer.headers.get('content-type')).toBe('text/event-stream')
    expect(following.told?.data).toEqual({ resumed: false })
    const id = await make({ send_email: true })
    const created = (await following.until(about(id))).at(-1)
    expect(created?.event).toBe('invite')
    expect(created?.data).toEqual({
      id,
      status: 'pending',
      generation: 1,
      updated_at: expect.any(String),
      delivery_state: 'queued',
    })
    await recordAllSent(api.sql, [{ id, generation: 1, byRun: true }])
    const sent = ({ data }: ToldEvent) => data.id === id && data.delivery_state === 'sent'
    await following.until(sent)
    await settle(api, id)
    const told = await following.until(about(id, 'revoked'))
    expect(told.some(({ data }) => data.id === before)).toBe(false)
    following.stop()
  })

  it('tell when a window ends, though nothing is written', async () => {
    const id = await make()
    const following = await ready()
    await api.sql`update invites set expires_at = now() + interval '2 seconds' where id = ${id}`
    const told = await following.until(about(id, 'expired'))
    expect(told.filter(about(id)).length).toBe(1)
    const [row] = await api.sql`select status from invites where id = ${id}`
    expect(row?.status).toBe('pending')
    following.stop()
  })

  it('go on behind the last one a client saw', async () => {
    const following = await ready()
    const first = await make()
    const { id: lastSeen = '' } = (await following.until(about(first))).at(-1) ?? {}
    following.stop()
    const [second, third] = [await make(), await make()]
    await settle(api, second)
    const again = await ready({ lastSeen })
    expect(again.told?.data).toEqual({ resumed: true })
    const taken = await ready({ query: `?last_event_id=${lastSeen}` })
    expect(taken.told).toEqual(again.told)
    taken.stop()
    const told = await again.until(about(second, 'revoked'))
    const others = told.filter(({ data }) => data.id !== first)
    expect(others.map(({ data }) => [data.id, data.status])).toEqual([
      [third, 'pending'],
      [second, 'revoked'],
    ])
    again.stop()
  })

  it('begin anew where nobody can have been', async () => {
    const ahead = `${Date.now()}-999999999999:999999999999:`
    for (const lastSeen of [
      ahead,
      'x',
      '1-2',
      '1-5:4:',
      '1-4:5:9',
      '1-0:0:',
      `1-${'9'.repeat(30)}:1:`,
    ]) {
      const following = await ready({ lastSeen })
      expect(following.told?.data, lastSeen).toEqual({ resumed: false })
      following.stop()
    }
  })

  it('lose nothing that began first and was committed last', async () => {
    const [slow, quick] = [await make(), await make()]
    const following = await ready()
    const other = connect(process.env.TEST_DATABASE_URL ?? '', 1)
    let lastSeen = ''
    await other.begin(async (tx) => {
      await tx`update invites set message = 'slow' where id = ${slow}`
      await api.sql`update invites set message = 'quick' where id = ${quick}`
      const told = await following.until(about(quick))
      expect(told.some(about(slow))).toBe(false)
      lastSeen = told.at(-1)?.id ?? ''
    })
    await following.until(about(slow))
    const resumed = await follow({ lastSeen })
    const again = await resumed.until(about(slow))
    expect(again.some(about(quick))).toBe(false)
    following.stop()
    resumed.stop()
    await other.end()
  })

  it('reach many with one look a second', async () => {
    let looks = 0
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => {
      if (/pg_current_snapshot/.test(query)) looks += 1
    }
    const counted = await startApi({ sql })
    const at = await counted.app.listen({ port: 0, host: '127.0.0.1' })
    const operators = await Promise.all(
      Array.from({ length: 10 }, () => signInOperator(api, env, {})),
    )
    const all = await Promise.all(operators.map(({ headers }) => ready({ at, headers })))
    const warm = await make()
    await Promise.all(all.map((one) => one.until(about(warm))))
    looks = 0
    const startedMs = Date.now()
    for (let times = 0; times < 3; times += 1) {
      const id = await make()
      await Promise.all(all.map((one) => one.until(about(id))))
    }
    expect(looks).toBeLessThanOrEqual(Math.ceil((Date.now() - startedMs) / 1000) + 1)
    for (const one of all) one.stop()
    await Promise.all([counted.stop(), sql.end()])
  })

  it('are those of one place', async () => {
    const other = await openEnvironment(api)
    const following = await ready()
    await invite(api, { ...other.bearer, 'x-environment-id': other.environmentId }, {})
    const own = `/api/v1/accounts/${env.slug}/identity-invites`
    const ofAccount = await followEvents(`${base}${own}/events`, env.bearer)
    await ofAccount.until(isReady)
    const made = await api.call(own, { headers: env.bearer, payload: friend() })
    const id = await make()
    for (const { data } of await following.until(about(id))) expect(data.id).toBe(id)
    for (const { data } of await ofAccount.until(about(made.json().id))) {
      expect(data.id).toBe(made.json().id)
    }
    following.stop()
    ofAccount.stop()
  })

  it('are followed by a browser, which can name its environment in the address alone', async () => {
    const headers = { cookie: `vestibule_session=${env.token}` }
    const nowhere = await follow({ headers })
    expect(nowhere.answer.status).toBe(400)
    const following = await ready({ headers, query: `?environment_id=${env.environmentId}` })
    const id = await make()
    await following.until(about(id))
    following.stop()
    const elsewhere = await follow({ headers, query: `?environment_id=${randomUUID()}` })
    expect(elsewhere.answer.status).toBe(404)
  })

  it('end when the API stops, which they do not hold up', async () => {
    const other = await startApi()
    const at = await other.app.listen({ port: 0, host: '127.0.0.1' })
    const following = await ready({ at })
    const stopped = other.stop().then(() => 'stopped')
    expect(await following.rest()).toEqual([])
    expect(await Promise.race([stopped, delay(4000, 'held up', { ref: false })])).toBe('stopped')
  })

  it('are twenty at most for each who follows, of all kinds, until one is left', async () => {
    const { headers } = await makeKey(api, env, ['invite.read', 'import.manage'])
    const started = await api.call('/api/v1/imports', {
      headers,
      payload: { mode: 'bulk_create', rows: [friend()] },
    })
    const imports = () =>
      followEvents(`${base}/api/v1/imports/${started.json().id}/events`, headers)
    const open = [
      ...(await Promise.all(Array.from({ length: 19 }, () => follow({ headers })))),
      await imports(),
    ]
    expect(open.map(({ answer }) => answer.status)).toEqual(Array(20).fill(200))
    for (const refused of [await follow({ headers }), await imports()]) {
      expect(refused.answer.status).toBe(429)
      expect(refused.answer.headers.get('retry-after')).toBe('5')
      expect(await refused.answer.json()).toMatchObject({ code: 'rate_limited' })
    }
    const other = await ready()
    other.stop()
    open[0]?.stop()
    await expect
      .poll(async () => {
        const next = await follow({ headers })
        open.push(next)
        return next.answer.status
      })
      .toBe(200)
    for (const one of open) one.stop()
  })
})
