import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Account, makeKey, openApi, signUp } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import { appoint } from './support/operators.ts'

let account: Account
let woken: string[] = []
const given = {
  inviteRuns: {
    startSoon: () => {},
    wakeSoon: (ids: string[]) => void woken.push(...ids),
    accept: async () => {},
    resend: async () => {},
    revoke: async () => {},
    decline: async () => {},
    drain: async () => {},
  },
}
const api = await openApi(given)
beforeEach(async () => {
  account = await signUp(api)
  woken = []
})

type Caller = { bearer: { authorization: string } }
const patch = (url: string, payload: object, caller: Caller = account) =>
  api.call(`/api/v1${url}`, { headers: caller.bearer, payload, method: 'PATCH' })
const get = (url: string, headers: Record<string, string> = account.bearer) =>
  api.call(`/api/v1${url}`, { headers })
const own = () => `/accounts/${account.slug}`
const environment = () => `/environments/${account.environmentId}`
const suspend = (suspended = true) => patch(own(), { suspended })
const suspendEnvironment = (suspended = true) => patch(environment(), { suspended })
const suspendedAnswer = { status: 403, code: 'account_suspended' }

/** An invite that nobody sends, as no workflow is started here. */
async function invite(overrides: object = {}) {
  const headers = { ...account.bearer, 'x-environment-id': account.environmentId }
  const somebody = {
    email: `${randomUUID()}@people.test`,
    first_name: 'Ada',
    last_name: 'Lovelace',
  }
  const payload = { ...somebody, ...overrides }
  const { id, accept_url } = (
    await api.call('/api/v1/identity-invites', { headers, payload })
  ).json()
  return { id: String(id), token: tokenIn(accept_url) }
}

/** What the holder of a link, and of a key, is told. */
async function tellOutsiders(token: string, headers: Record<string, string>) {
  const form = { token, first_name: 'Ada', last_name: 'Lovelace', password: 'correct horse 77' }
  const link = `/api/v1/invite-acceptances/${token}`
  return Promise.all([
    api.call(link),
    api.call('/api/v1/invite-acceptances', { payload: form }),
    api.call(`${link}/decline`, { method: 'POST' }),
    api.call(`${link}/mail-link`, { method: 'POST' }),
    get('/identity-invites', headers),
  ])
}

describe('a suspended account', () => {
  it('stops keys, sessions, look-ups and acceptances, until it is resumed', async () => {
    const { headers } = await makeKey(api, account, ['invite.read'])
    const { token } = await invite()
    const other = await appoint(api, account)
    expect((await suspend()).json()).toMatchObject({ slug: account.slug, suspended: true })
    for (const answer of await tellOutsiders(token, headers)) {
      expect(answer.json()).toMatchObject(suspendedAnswer)
    }
    for (const url of ['/operators', '/policy', '/branding'].map((part) => own() + part)) {
      expect((await get(url, other.bearer)).json()).toMatchObject(suspendedAnswer)
    }
    expect((await get(`${environment()}/roles`)).json()).toMatchObject(suspendedAnswer)
    expect((await suspend(false)).json().suspended).toBe(false)
    expect((await get('/identity-invites', headers)).statusCode).toBe(200)
    expect((await api.call(`/api/v1/invite-acceptances/${token}`)).statusCode).toBe(200)
    expect((await get(`${own()}/policy`, other.bearer)).statusCode).toBe(200)
  })

  it('lets its unlimited admins sign in, look around and resume it', async () => {
    const admin = await appoint(api, account)
    await suspend()
    const session = await api.call('/api/v1/sessions', { payload: admin.form })
    expect(session.statusCode).toBe(201)
    const caller = { bearer: { authorization: `Bearer ${session.json().token}` } }
    for (const url of [own(), `${own()}/environments`, environment()]) {
      expect((await get(url, caller.bearer)).statusCode).toBe(200)
    }
    expect((await patch(environment(), { name: 'Kept' }, caller)).statusCode).toBe(200)
    const signOut = { headers: admin.bearer, method: 'DELETE' } as const
    expect((await api.call('/api/v1/sessions/current', signOut)).statusCode).toBe(204)
    expect((await patch(own(), { suspended: false }, caller)).json().suspended).toBe(false)
  })

  it.each([
    ['a secondary admin', { role: 'secondary_admin' }],
    ['who may only invite', { role: 'user_invite' }],
    ['a limited admin', { node_ids: true }],
  ])('lets %s neither in nor resume it, nor may they suspend it', async (_who, given) => {
    const limits = 'node_ids' in given ? { node_ids: [account.rootNodeId] } : {}
    const other = await appoint(api, account, { ...given, ...limits })
    const refused = await patch(own(), { suspended: true }, other)
    expect(refused.json().code).toBe('permission_denied')
    await suspend()
    const session = await api.call('/api/v1/sessions', { payload: other.form })
    expect(session.json()).toMatchObject(suspendedAnswer)
    expect((await get(own(), other.bearer)).json()).toMatchObject(suspendedAnswer)
    const resumed = await patch(own(), { suspended: false }, other)
    expect(resumed.json()).toMatchObject(suspendedAnswer)
  })

  it('is renamed by who manages it, and is not there for another account', async () => {
    const second = await appoint(api, account, { role: 'secondary_admin' })
    expect((await patch(own(), { name: 'Acme & Sons' }, second)).json().name).toBe('Acme & Sons')
    expect((await patch(own(), { name: ' ' })).statusCode).toBe(422)
    const other = await signUp(api)
    expect((await get(own(), other.bearer)).statusCode).toBe(404)
    expect((await patch(own(), { suspended: true }, other)).json().code).toBe('not_found')
  })
})

describe('a suspended environment', () => {
  it('lets its keys be listed and revoked, and never come back', async () => {
    const { id, headers } = await makeKey(api, account, ['invite.read'])
    await suspendEnvironment()
    const listed = (await get(`${environment()}/api-keys`)).json().data
    expect(listed.map((key: { id: string }) => key.id)).toContain(id)
    const url = `/api/v1${environment()}/api-keys/${id}`
    const revoked = await api.call(url, { method: 'DELETE', headers: account.bearer })
    expect(revoked.statusCode).toBe(204)
    await suspendEnvironment(false)
    expect((await get('/identity-invites', headers)).json().code).toBe('unauthenticated')
  })

  it('stops its keys, look-ups and acceptances, and leaves its neighbour alone', async () => {
    const { headers } = await makeKey(api, account, ['invite.read'])
    const { token } = await invite()
    expect((await suspendEnvironment()).json().suspended).toBe(true)
    for (const answer of await tellOutsiders(token, headers)) {
      expect(answer.json()).toMatchObject(suspendedAnswer)
    }
    for (const kind of ['roles', 'nodes', 'applications']) {
      expect((await get(`${environment()}/${kind}`)).json()).toMatchObject(suspendedAnswer)
    }
    const named = { ...account.bearer, 'x-environment-id': account.environmentId }
    expect((await get('/identity-invites', named)).json()).toMatchObject(suspendedAnswer)
    expect((await get(environment())).json()).toMatchObject({ suspended: true })
    const all = (await get(`${own()}/environments`)).json().data
    expect(all.map(({ suspended }: { suspended: boolean }) => suspended)).toEqual([true, false])
    expect((await get(`/environments/${all[1].id}/roles`)).statusCode).toBe(200)
    expect((await suspendEnvironment(false)).json().suspended).toBe(false)
    expect((await get('/identity-invites', headers)).statusCode).toBe(200)
  })

  it('keeps the time of its first suspension, and is resumed by others than admins too', async () => {
    const second = await appoint(api, account, { role: 'secondary_admin' })
    const since = async () => {
      const [row] = await api.sql`
        select suspended_at from environments where id = ${account.environmentId}`
      return row?.suspendedAt
    }
    await suspendEnvironment()
    const first = await since()
    await suspendEnvironment()
    expect([first, await since()]).toEqual([expect.any(Date), first])
    expect((await patch(environment(), { suspended: false }, second)).json().suspended).toBe(false)
  })
})

describe('resuming', () => {
  it('wakes what waits to be sent, once, and nothing that is still suspended', async () => {
    const { id } = await invite()
    await invite({ send_email: false })
    await suspendEnvironment()
    await suspend()
    await suspend(false)
    expect(woken).toEqual([])
    await suspendEnvironment(false)
    expect(woken).toEqual([id])
    await suspendEnvironment(false)
    await suspend()
    expect(woken).toEqual([id])
    await suspend(false)
    expect(woken).toEqual([id, id])
  })
})
