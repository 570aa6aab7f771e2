import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, type Api, type Call, makeKey, signUp, startApi } from './support/api.ts'
import { makeOperator } from './support/directory.ts'

const here = '/api/v1/webhooks'
const url = 'https://hooks.test/in?from=vestibule'
let api: Api
let account: Account
let headers: Record<string, string>
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
  headers = { ...account.bearer, 'x-environment-id': account.environmentId }
})
afterAll(() => api.stop())

const ask = async (path: string, call: Call = {}) => {
  const answer = await api.call(path, { headers, ...call })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}
const create = (payload: object = {}, call: Call = {}) =>
  ask(here, { payload: { url, ...payload }, ...call })
const patch = (id: string, payload: object) => ask(`${here}/${id}`, { method: 'PATCH', payload })

describe('a webhook', () => {
  it('is created with a secret that is shown once, and never again', async () => {
    const { status, body } = await create({ events: ['INVITE_USER'], description: ' CRM ' })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      url,
      description: 'CRM',
      events: ['INVITE_USER'],
      enabled: true,
      disabled_reason: null,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    const { secret: _shown, ...kept } = body
    expect(await ask(`${here}/${body.id}`)).toEqual({ status: 200, body: kept })
    const [row] = await api.sql`select * from webhooks where id = ${body.id}`
    const bytes = Buffer.from(body.secret.slice(6), 'base64')
    expect(Buffer.from(row?.sealedSecret).includes(bytes)).toBe(false)
  })

  it('is made once for one Idempotency-Key', async () => {
    const keyed = { headers: { ...headers, 'idempotency-key': randomUUID() } }
    const first = await create({}, keyed)
    expect(await create({}, keyed)).toEqual(first)
  })

  it('changes in what is given, and in nothing else', async () => {
    const { body } = await create({ events: ['INVITE_USER'], description: 'CRM' })
    const { secret: _shown, ...before } = body
    const changed = await patch(body.id, { events: [], description: null })
    expect(changed.body).toEqual({
      ...before,
      events: [],
      description: null,
      updated_at: expect.any(String),
    })
    expect((await patch(body.id, { url: 'https://other.test/' })).body.url).toBe(
      'https://other.test/',
    )
    expect((await patch(body.id, { enabled: false })).body.enabled).toBe(false)
  })

  it.each([
    ['no address', { url: undefined }, 'url'],
    ['http', { url: 'http://hooks.test/' }, 'url'],
    ['loopback', { url: 'https://127.0.0.1/' }, 'url'],
    ['a private address in decimal', { url: 'https://167772161/' }, 'url'],
    ['a mapped address', { url: 'https://[::ffff:10.0.0.1]/' }, 'url'],
    ['credentials', { url: 'https://ada:secret@hooks.test/' }, 'url'],
    ['an address without end', { url: `https://hooks.test/${'a'.repeat(2000)}` }, 'url'],
    ['an event that nobody knows', { events: ['INVITE_USER', 'INVITE_EATEN'] }, 'events.1'],
    ['the event of tests', { events: ['WEBHOOK_TEST'] }, 'events.0'],
    ['a field that nobody knows', { secret: 'whsec_mine' }, 'secret'],
  ])('is refused with %s', async (_what, given, field) => {
    const { status, body } = await create(given)
    expect(status).toBe(422)
    expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ field })]))
    const { body: made } = await create()
    const change = await patch(made.id, given)
    if (Object.values(given)[0] !== undefined) expect(change.status).toBe(422)
  })

  it('rotates once for one request, though it was made twice', async () => {
    const { body } = await create()
    const keyed = { headers: { ...headers, 'idempotency-key': randomUUID() } }
    const rotate = () => ask(`${here}/${body.id}/rotate-secret`, { method: 'POST', ...keyed })
    const first = await rotate()
    expect(first.body.secret).not.toBe(body.secret)
    expect(await rotate()).toEqual(first)
    const signing = async () => {
      const [row] = await api.sql`
        select sealed_previous_secret, previous_expires_at from webhooks where id = ${body.id}`
      return row
    }
    const before = await signing()
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 1
      where key = ${keyed.headers['idempotency-key']}` // as if it had died before it answered
    await rotate()
    expect(await signing()).toEqual(before)
  })

  it('is one of twenty at most, in one place, however many are made at once', async () => {
    const other = await signUp(api)
    const inside = { ...other.bearer, 'x-environment-id': other.environmentId }
    const made = await Promise.all(
      Array.from({ length: 24 }, () =>
        create({}, { headers: inside }).then(({ status }) => status),
      ),
    )
    expect(made.filter((status) => status === 201)).toHaveLength(20)
    expect(made.filter((status) => status === 409)).toHaveLength(4)
    const wide = `/api/v1/accounts/${other.slug}/webhooks`
    const elsewhere = await ask(wide, { headers: other.bearer, payload: { url } })
    expect(elsewhere.status).toBe(201)
    const listed = await ask(`${here}?limit=15`, { headers: inside })
    expect(listed.body.data).toHaveLength(15)
    const rest = await ask(`${here}?limit=15&cursor=${listed.body.next_cursor}`, {
      headers: inside,
    })
    expect(rest.body).toMatchObject({ data: Array(5).fill({ url }), next_cursor: null })
  })

  it('is managed by keys with invite.manage, and by operators who manage the account', async () => {
    const key = await makeKey(api, account, ['invite.manage'])
    expect((await create({}, { headers: key.headers })).status).toBe(201)
    const reader = await makeKey(api, account, ['invite.read'])
    expect((await create({}, { headers: reader.headers })).status).toBe(403)
    const inviter = await makeOperator(api, account, { role: 'user_invite' })
    expect((await create({}, { headers: inviter })).status).toBe(403)
    const nodeIds = [account.rootNodeId]
    const limited = await makeOperator(api, account, { role: 'admin', nodeIds })
    expect(await create({}, { headers: limited })).toMatchObject({
      status: 403,
      body: { missing_permission: 'account.manage' },
    })
  })
})
