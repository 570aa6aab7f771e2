import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp, signUpForm } from './support/api.ts'

const api = await openApi()
const account = await signUp(api)
const other = await signUp(api)
const base = `/api/v1/environments/${account.environmentId}`

const ask = (url: string, payload?: object, method?: 'PATCH' | 'DELETE') =>
  api.call(url, { headers: account.bearer, ...(payload && { payload }), ...(method && { method }) })
const codeOf = async (url: string, payload?: object, method?: 'PATCH' | 'DELETE') => {
  const answer = await ask(url, payload, method)
  return [answer.statusCode, answer.json().code]
}
const makeHierarchy = (enabled: boolean) => ask(base, { hierarchy_enabled: enabled }, 'PATCH')

describe('signing up', () => {
  const register = (given: object = {}) =>
    api.call('/api/v1/accounts', { payload: signUpForm(given) })

  it('makes an account, an admin and two environments with root and application', async () => {
    const answer = await register()
    const { account: made, environments, operator, token } = answer.json()
    expect(answer.statusCode).toBe(201)
    expect(environments.map(({ name }: { name: string }) => name)).toEqual([
      'Development',
      'Production',
    ])
    const headers = { authorization: `Bearer ${token}` }
    const list = await api.call(`/api/v1/accounts/${made.slug}/environments`, { headers })
    expect(list.json().data).toMatchObject(environments)
    expect(list.json().data[0].hierarchy_enabled).toBe(false)
    expect(operator).toEqual({ id: expect.any(String), email: expect.stringMatching(/^Ada-/) })
  })

  it('takes a slug once, also when two ask at the same moment', async () => {
    const twice = { payload: signUpForm() }
    const answers = await Promise.all([1, 2, 3].map(() => api.call('/api/v1/accounts', twice)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409])
  })

  it.each([
    ['a password of 7 characters', { password: '1234567' }, 'password'],
    ['a password of 65 characters', { password: 'x'.repeat(65) }, 'password'],
    ['no e-mail address', { email: 'ada@acme' }, 'email'],
    ['an empty name', { last_name: ' ' }, 'last_name'],
    ['a slug in capitals', { slug: 'ACME' }, 'slug'],
  ])('refuses %s', async (_what, given, field) => {
    const answer = await register(given)
    expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ field }] })
  })

  it('refuses a common password, and takes 8 or 64 characters of any kind', async () => {
    const common = await register({ password: 'Password1' })
    expect(common.json().code).toBe('password_breached')
    for (const given of ['żółć🔑ab1', '🔑'.repeat(64)]) {
      expect((await register({ password: given })).statusCode).toBe(201)
    }
  })
})

describe('the things of an environment', () => {
  it('bear names that are taken once', async () => {
    const application = { client_name: 'Portal', client_id: `portal-${randomUUID()}` }
    for (const [kind, payload] of Object.entries({
      roles: { name: 'Reader' },
      applications: application,
    })) {
      expect((await ask(`${base}/${kind}`, payload)).statusCode).toBe(201)
      expect(await codeOf(`${base}/${kind}`, payload)).toEqual([409, 'name_taken'])
    }
    expect(await codeOf(base, { name: 'Production' }, 'PATCH')).toEqual([409, 'name_taken'])
    expect((await ask(base, { name: 'Development' }, 'PATCH')).statusCode).toBe(200)
  })

  it('are listed in pages that add up to all, each once', async () => {
    for (const i of [1, 2, 3, 4]) await ask(`${base}/roles`, { name: `Role ${i} ${randomUUID()}` })
    const all = (await ask(`${base}/roles`)).json()
    const seen: unknown[] = []
    for (let cursor = ''; cursor !== null; ) {
      const { data, next_cursor } = (await ask(`${base}/roles?limit=2${cursor}`)).json()
      seen.push(...data)
      cursor = next_cursor && `&cursor=${next_cursor}`
    }
    expect(seen).toEqual(all.data)
    expect(all.next_cursor).toBeNull()
  })

  it('are as good as not there for another account', async () => {
    const bearer = other.bearer
    const strip = (text: string) => text.replace(/"request_id":"[^"]*"/, '')
    for (const kind of ['', '/roles', '/nodes', '/applications', '/api-keys']) {
      const method = kind === '' ? 'PATCH' : 'GET'
      const call = { headers: bearer, method, ...(kind === '' && { payload: {} }) } as const
      const theirs = await api.call(`${base}${kind}`, call)
      const none = await api.call(`/api/v1/environments/${randomUUID()}${kind}`, call)
      expect(theirs.statusCode).toBe(404)
      expect(strip(theirs.body)).toBe(strip(none.body))
    }
    const environments = `/api/v1/accounts/${account.slug}/environments`
    expect((await api.call(environments, { headers: bearer })).statusCode).toBe(404)
  })
})

describe('nodes', () => {
  it('grow only where the environment has a hierarchy, which is not lost with them', async () => {
    expect(await codeOf(`${base}/nodes`, { name: 'Berlin' })).toEqual([422, 'flat_environment'])
    await makeHierarchy(true)
    const berlin = (await ask(`${base}/nodes`, { name: 'Berlin' })).json()
    expect(berlin.path).toBe(`/${account.rootNodeId}/${berlin.id}/`)
    const mitte = (await ask(`${base}/nodes`, { name: 'Mitte', parent_id: berlin.id })).json()
    expect(mitte.path).toBe(`${berlin.path}${mitte.id}/`)
    expect(await codeOf(`${base}/nodes`, { name: 'Berlin' })).toEqual([409, 'name_taken'])
    const flat = await makeHierarchy(false)
    expect([flat.statusCode, flat.json().code]).toEqual([422, 'flat_environment'])
  })

  it('do not hang under a node of another account', async () => {
    await makeHierarchy(true)
    for (const parent_id of [other.rootNodeId, randomUUID()]) {
      const answer = await ask(`${base}/nodes`, { name: 'Stray', parent_id })
      expect(answer.json()).toMatchObject({ status: 422, code: 'unknown_node' })
    }
  })
})

describe('an operator limited to a part of the tree', () => {
  it('adds nodes there only, and makes no keys, which would reach beyond', async () => {
    await makeHierarchy(true)
    const mine = (await ask(`${base}/nodes`, { name: `Mine ${randomUUID()}` })).json()
    await api.sql`insert into operator_nodes (account_id, environment_id, operator_id, node_id)
      values (${account.accountId}, ${account.environmentId}, ${account.operatorId}, ${mine.id})`
    const within = await ask(`${base}/nodes`, { name: 'Within', parent_id: mine.id })
    expect(within.statusCode).toBe(201)
    expect(await codeOf(`${base}/nodes`, { name: 'Beside' })).toEqual([422, 'unknown_node'])
    const key = { name: 'Key', permissions: ['invite.read'] }
    expect(await codeOf(`${base}/api-keys`, key)).toEqual([403, 'permission_denied'])
    await api.sql`delete from operator_nodes where operator_id = ${account.operatorId}`
  })
})

describe('an API key', () => {
  it('is shown once, and is worth nothing from the moment it is revoked', async () => {
    const { id, headers } = await makeKey(api, account, ['invite.read'])
    const { body } = await ask(`${base}/api-keys`)
    expect(body).toContain(id)
    expect(body).not.toContain(headers['x-api-key'].slice(17))
    expect((await api.call('/api/v1/identity-invites', { headers })).statusCode).toBe(200)
    expect((await ask(`${base}/api-keys/${id}`, undefined, 'DELETE')).statusCode).toBe(204)
    expect((await api.call('/api/v1/identity-invites', { headers })).statusCode).toBe(401)
    const stray = `${base}/api-keys/${randomUUID()}`
    expect(await codeOf(stray, undefined, 'DELETE')).toEqual([404, 'not_found'])
  })
})
