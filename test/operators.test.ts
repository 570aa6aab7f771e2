import { randomUUID } from 'node:crypto'
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
type Body = { payload?: object; method?: 'PATCH' | 'DELETE' }
const ask = (caller: Caller, url: string, body: Body = {}) =>
  api.call(url, { headers: caller.bearer, ...body })
const change = (caller: Caller, id: string, payload: object) =>
  ask(caller, `${base}/${id}`, { payload, method: 'PATCH' })
const remove = (caller: Caller, id: string) => ask(caller, `${base}/${id}`, { method: 'DELETE' })
const codeOf = async (answer: ReturnType<typeof ask>) => {
  const { statusCode, body } = await answer
  return [statusCode, body && JSON.parse(body).code]
}
const denied = [403, 'permission_denied']
const signIn = (of: Appointed, given: object = {}) =>
  api.call('/api/v1/sessions', { payload: { ...of.form, ...given } })

async function makeNode(name: string) {
  const environment = `/api/v1/environments/${account.environmentId}`
  const hierarchy = { hierarchy_enabled: true }
  await ask(account, environment, { payload: hierarchy, method: 'PATCH' })
  return String((await ask(account, `${environment}/nodes`, { payload: { name } })).json().id)
}

describe('appointing', () => {
  it('makes an operator who can sign in, is listed, and reads themselves', async () => {
    const node = await makeNode('Berlin')
    const payload = operatorForm({ role: 'user_invite', node_ids: [node, node] })
    const made = await ask(account, base, { payload })
    expect(made.statusCode).toBe(201)
    const { email, first_name, last_name, role } = payload
    expect(made.json()).toMatchObject({ email, first_name, last_name, role, node_ids: [node] })
    expect(made.json()).toMatchObject({ name: 'Grace Hopper', enabled: true })
    expect(made.body).not.toContain('hash')
    const { data } = (await ask(account, `${base}?limit=1`)).json()
    expect(data).toMatchObject([{ id: account.operatorId, role: 'admin', node_ids: [] }])
    const form = { account_slug: account.slug, email: payload.email, password: payload.password }
    const { token, operator } = (await api.call('/api/v1/sessions', { payload: form })).json()
    const self = { bearer: { authorization: `Bearer ${token}` } }
    expect((await ask(self, `${base}/${operator.id}`)).json()).toEqual(made.json())
    expect(await codeOf(ask(self, `${base}/${account.operatorId}`))).toEqual(denied)
    expect(await codeOf(ask(self, base))).toEqual(denied)
  })

  it('makes one operator for one key, however often it is asked', async () => {
    const headers = { ...account.bearer, 'idempotency-key': randomUUID() }
    const once = { headers, payload: operatorForm() }
    const answers = await Promise.all([1, 2, 3].map(() => api.call(base, once)))
    const made = answers.filter(({ statusCode }) => statusCode === 201)
    expect(made.length).toBeGreaterThan(0)
    expect((await ask(account, base)).json().data).toHaveLength(2)
  })

  it('takes an address once in an account, also when two ask at once, and again in another', async () => {
    const payload = operatorForm()
    const shouted = { ...payload, email: payload.email.toUpperCase() }
    const both = await Promise.all(
      [payload, shouted].map((form) => ask(account, base, { payload: form })),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    expect(await codeOf(ask(account, base, { payload }))).toEqual([409, 'email_conflict'])
    const other = await signUp(api)
    const there = `/api/v1/accounts/${other.slug}/operators`
    expect((await ask(other, there, { payload })).statusCode).toBe(201)
  })

  it.each([
    ['a common password', { password: 'Password1' }, [422, 'password_breached']],
    ['a password of 7 characters', { password: '1234567' }, [422, 'validation_failed']],
    ['a role there is not', { role: 'owner' }, [422, 'validation_failed']],
    ['a node there is not', { node_ids: [randomUUID()] }, [422, 'unknown_node']],
    ['101 nodes', { node_ids: Array(101).fill(randomUUID()) }, [422, 'validation_failed']],
    ['a field there is not', { suspended: true }, [422, 'unknown_field']],
  ])('refuses %s', async (_what, given, refusal) => {
    expect(await codeOf(ask(account, base, { payload: operatorForm(given) }))).toEqual(refusal)
  })

  it('refuses another account’s node as one that is not there', async () => {
    const { rootNodeId } = await signUp(api)
    const payload = operatorForm({ node_ids: [rootNodeId] })
    expect(await codeOf(ask(account, base, { payload }))).toEqual([422, 'unknown_node'])
    expect((await ask(account, base)).json().data).toHaveLength(1)
  })
})

describe('who may appoint, change and remove whom', () => {
  it('an admin is up to admins, everybody else to secondary admins too', async () => {
    const second = await appoint(api, account, { role: 'secondary_admin' })
    const third = await appoint(api, account, { role: 'user_invite' })
    const payload = operatorForm()
    expect(await codeOf(ask(second, base, { payload }))).toEqual(denied)
    expect(await codeOf(change(second, account.operatorId, { enabled: false }))).toEqual(denied)
    expect(await codeOf(remove(second, account.operatorId))).toEqual(denied)
    expect(await codeOf(change(second, third.id, { role: 'admin' }))).toEqual(denied)
    expect(await codeOf(change(second, second.id, { role: 'admin' }))).toEqual(denied)
    expect((await change(second, third.id, { role: 'secondary_admin' })).statusCode).toBe(200)
    expect(
      (await ask(second, base, { payload: { ...payload, role: 'user_invite' } })).statusCode,
    ).toBe(201)
    expect((await remove(second, third.id)).statusCode).toBe(204)
    expect((await change(account, second.id, { role: 'admin' })).json().role).toBe('admin')
    expect((await remove(second, account.operatorId)).statusCode).toBe(204)
  })

  it.each([
    ['who may only invite', { role: 'user_invite' }],
    ['who is limited', { role: 'admin' }],
  ])('nobody is up to an operator %s', async (_who, given) => {
    const nodes = given.role === 'admin' ? { node_ids: [account.rootNodeId] } : {}
    const caller = await appoint(api, account, { ...given, ...nodes })
    const other = await appoint(api, account, { role: 'user_invite' })
    const payload = operatorForm({ role: 'user_invite' })
    expect(await codeOf(ask(caller, base, { payload }))).toEqual(denied)
    expect(await codeOf(change(caller, other.id, { first_name: 'Eve' }))).toEqual(denied)
    expect(await codeOf(change(caller, caller.id, { node_ids: [] }))).toEqual(denied)
    expect(await codeOf(remove(caller, other.id))).toEqual(denied)
    expect(await codeOf(remove(caller, caller.id))).toEqual(denied)
    expect((await change(caller, caller.id, { first_name: 'Eve' })).json().name).toBe('Eve Hopper')
  })

  it('another’s password is up to admins, one’s own to everybody', async () => {
    const second = await appoint(api, account, { role: 'secondary_admin' })
    const third = await appoint(api, account, { role: 'user_invite' })
    const password = 'another correct horse'
    expect(await codeOf(change(second, third.id, { password }))).toEqual(denied)
    const own = { password, current_password: third.form.password }
    expect((await change(third, third.id, own)).statusCode).toBe(200)
    expect((await change(account, second.id, { password })).statusCode).toBe(200)
    expect(await codeOf(ask(second, `${base}/${second.id}`))).toEqual([401, 'unauthenticated'])
    for (const changed of [second, third]) {
      expect((await signIn(changed)).json().code).toBe('invalid_credentials')
      expect((await signIn(changed, { password })).statusCode).toBe(201)
    }
    expect(await codeOf(change(account, third.id, { password: 'Password1' }))).toEqual([
      422,
      'password_breached',
    ])
  })

  it('one’s own password is changed by the one there is, and ends every other session', async () => {
    const other = await appoint(api, account)
    const elsewhere = (await signIn(other)).json().token
    const password = 'another correct horse'
    const own = (given: object, id = other.id) => codeOf(change(other, id, { password, ...given }))
    expect(await own({})).toEqual([401, 'current_password_required'])
    expect(await own({}, other.id.toUpperCase())).toEqual([401, 'current_password_required'])
    expect(await own({ current_password: 'wrong' })).toEqual([401, 'invalid_credentials'])
    expect((await signIn(other)).statusCode).toBe(201)
    const right = { current_password: other.form.password }
    const answers = await Promise.all([own(right), own({ ...right, password: `${password}s` })])
    expect(answers.map(([status]) => status).sort()).toEqual([200, 401])
    expect((await ask(other, `${base}/${other.id}`)).statusCode).toBe(200)
    const bearer = { authorization: `Bearer ${elsewhere}` }
    expect((await ask({ bearer }, `${base}/${other.id}`)).statusCode).toBe(401)
  })

  it('an API key has no say, and another account’s operator is not there', async () => {
    const { headers } = await makeKey(api, account, ['identity.manage'])
    expect((await api.call(base, { headers })).json().code).toBe('wrong_principal')
    const other = await signUp(api)
    const strip = (text: string) => text.replace(/"request_id":"[^"]*"/, '')
    for (const id of [other.operatorId, randomUUID()]) {
      const answers = [await ask(account, `${base}/${id}`), await remove(account, id)]
      answers.push(await change(account, id, {}))
      const none = await ask(account, `${base}/${randomUUID()}`)
      for (const { body } of answers) expect(strip(body)).toBe(strip(none.body))
    }
    expect((await ask(other, base)).statusCode).toBe(404)
  })
})
