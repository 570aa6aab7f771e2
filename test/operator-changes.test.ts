import { beforeEach, describe, expect, it } from 'vitest'
import { type Account, makeKey, openApi, signUp } from './support/api.ts'
import { type Appointed, appoint, operatorForm } from './support/operators.ts'

let account: Account
let base: string
const api = await openApi()
beforeEach(async () => {
  account = await signUp(api)
  base = `/api/v1/accounts/${account.slug}/operators`
})

type Caller = { bearer: { authorization: string } }
const change = (caller: Caller, id: string, payload: object) =>
  api.call(`${base}/${id}`, { headers: caller.bearer, payload, method: 'PATCH' })
const remove = (caller: Caller, id: string) =>
  api.call(`${base}/${id}`, { headers: caller.bearer, method: 'DELETE' })
const list = (caller: Caller) => api.call(base, { headers: caller.bearer })
const signIn = (of: Appointed) => api.call('/api/v1/sessions', { payload: of.form })

describe('the last admin', () => {
  it.each([
    ['disabled', { enabled: false }],
    ['demoted', { role: 'secondary_admin' }],
    ['limited', { node_ids: true }],
  ])('is not %s, unless another is left', async (_what, given) => {
    const nodes = 'node_ids' in given ? { node_ids: [account.rootNodeId] } : {}
    const wanted = { ...given, ...nodes }
    const limited = await appoint(api, account, { node_ids: [account.rootNodeId] })
    const disabled = await appoint(api, account)
    await change(account, disabled.id, { enabled: false })
    const refused = await change(account, account.operatorId, wanted)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'last_admin'])
    expect((await list(account)).statusCode).toBe(200)
    await change(account, limited.id, { node_ids: [] })
    expect((await change(account, account.operatorId, wanted)).statusCode).toBe(200)
  })

  it('is not removed, unless another is left', async () => {
    const refused = await remove(account, account.operatorId)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'last_admin'])
    await appoint(api, account)
    expect((await remove(account, account.operatorId)).statusCode).toBe(204)
  })

  it.each(['remove each other', 'step down'])('is left when two %s at once', async (what) => {
    for (let round = 0; round < 5; round += 1) {
      const fresh = await signUp(api)
      base = `/api/v1/accounts/${fresh.slug}/operators`
      const other = await appoint(api, fresh)
      const [mine, theirs] =
        what === 'step down' ? [fresh.operatorId, other.id] : [other.id, fresh.operatorId]
      const act = (caller: Caller, id: string) =>
        what === 'step down' ? change(caller, id, { role: 'user_invite' }) : remove(caller, id)
      const answers = await Promise.all([act(fresh, mine), act(other, theirs)])
      const codes = answers.map(({ statusCode }) => statusCode)
      const refusals = answers.map(({ body }) => body && JSON.parse(body).code)
      expect(codes.filter((code) => code < 300)).toHaveLength(1)
      expect(refusals).toContainEqual(expect.stringMatching(/^(last_admin|unauthenticated)$/))
      const admins = await api.sql`select from operators where account_id = ${fresh.accountId}
        and role = 'admin' and disabled_at is null`
      expect(admins).toHaveLength(1)
    }
  })
})

describe('a change', () => {
  it('of role or limits counts on the next request', async () => {
    const other = await appoint(api, account)
    expect((await list(other)).statusCode).toBe(200)
    await change(account, other.id, { node_ids: [account.rootNodeId] })
    expect((await list(other)).json().code).toBe('permission_denied')
    await change(account, other.id, { node_ids: [] })
    expect((await list(other)).statusCode).toBe(200)
    await change(account, other.id, { role: 'user_invite' })
    expect((await list(other)).json().missing_permission).toBe('account.manage')
  })

  it('that names a node there is not changes nothing', async () => {
    const other = await appoint(api, account)
    const { rootNodeId } = await signUp(api)
    const wanted = { role: 'user_invite', node_ids: [account.rootNodeId, rootNodeId] }
    const refused = await change(account, other.id, wanted)
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'unknown_node'])
    const now = await api.call(other.url, { headers: account.bearer })
    expect(now.json()).toMatchObject({ role: 'admin', node_ids: [] })
  })

  it('that disables ends the sessions for good, and enabling lets in anew', async () => {
    const other = await appoint(api, account)
    expect((await change(account, other.id, { enabled: false })).json().enabled).toBe(false)
    expect((await list(other)).statusCode).toBe(401)
    expect((await signIn(other)).json().code).toBe('invalid_credentials')
    await change(account, other.id, { enabled: true })
    expect((await list(other)).statusCode).toBe(401)
    expect((await signIn(other)).statusCode).toBe(201)
  })

  it('of a password lets no sign-in with the old one live on', async () => {
    const other = await appoint(api, account)
    const password = 'another correct horse'
    const [, ...sessions] = await Promise.all([
      change(account, other.id, { password }),
      ...Array.from({ length: 10 }, () => signIn(other)),
    ])
    for (const session of sessions) {
      const token = session.statusCode === 201 ? session.json().token : 'none'
      expect((await list({ bearer: { authorization: `Bearer ${token}` } })).statusCode).toBe(401)
    }
  })
})

describe('removing', () => {
  it('takes the operator out of sight and signs them out, and frees the address', async () => {
    const other = await appoint(api, account)
    const key = await makeKey(api, { ...account, bearer: other.bearer }, ['invite.read'])
    expect((await remove(account, other.id)).statusCode).toBe(204)
    expect((await list(other)).statusCode).toBe(401)
    expect((await signIn(other)).json().code).toBe('invalid_credentials')
    expect((await list(account)).body).not.toContain(other.id)
    for (const again of [remove(account, other.id), change(account, other.id, { enabled: true })]) {
      expect((await again).json().code).toBe('not_found')
    }
    expect((await api.call('/api/v1/identity-invites', { headers: key.headers })).statusCode).toBe(
      200,
    )
    const payload = operatorForm({ email: other.form.email })
    expect((await api.call(base, { headers: account.bearer, payload })).statusCode).toBe(201)
    expect((await signIn(other)).statusCode).toBe(201)
  })
})
