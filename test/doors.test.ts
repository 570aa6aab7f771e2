import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '../domain/access.ts'
import * as support from './support/api.ts'
import type { Operation } from './support/description.ts'

const { jwt, makeKey, publicUrl, signUp, startApi } = support
let api: support.Api
let account: support.Account
let inviter: support.Account
let identityId: string
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
  inviter = await signUp(api)
  await api.sql`update operators set role = 'user_invite' where id = ${inviter.operatorId}`
  const [identity] = await api.sql<[{ id: string }]>`
    insert into identities (account_id, email)
    values (${account.accountId}, ${account.email}) returning id`
  identityId = identity.id
})
afterAll(() => api.stop())

type Headers = Record<string, string>
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const cookie = (token: string) => ({ cookie: `vestibule_session=${token}` })
const ownPage = { origin: publicUrl }

const guarded = () => support.contractOf(api.app).operations.filter(isGuarded)
const isGuarded = ({ principals }: Operation) => principals.length > 0
const serving = (type: string) => guarded().filter(({ principals }) => principals.includes(type))
const notServing = (type: string) =>
  guarded().filter(({ principals }) => !principals.includes(type))

/** Asks where everything in the path is the account's own, so that only the caller is wrong. */
async function knock({ method, path }: Operation, headers: Headers, own = account) {
  const url = path
    .replace('{slug}', own.slug)
    .replace('environments/{id}', `environments/${own.environmentId}`)
    .replaceAll(/\{\w+\}/g, randomUUID())
  const answer = await api.call(url, { method, headers })
  return [answer.statusCode, answer.json().code]
}

async function tokenOf(audience: 'operator' | 'identity', inMs: number) {
  const subject = audience === 'operator' ? account.operatorId : identityId
  const expiresAt = new Date(Date.now() + inMs)
  const { accountId } = account
  return jwt.sign({ audience, subject, accountId, sessionId: randomUUID(), expiresAt })
}

describe('every guarded route refuses', () => {
  it('whoever does not say who they are', async () => {
    expect(guarded().length).toBeGreaterThan(20)
    for (const route of guarded()) {
      expect(await knock(route, {}), route.operationId).toEqual([401, 'unauthenticated'])
    }
  })

  it('and tells how to (RFC 9110, section 11.6.1)', async () => {
    const { headers } = await api.call('/api/v1/roles')
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  it.each<[string, Headers]>([
    ['a key that is none', { 'x-api-key': 'vst_guess' }],
    ['a token that is none', bearer('not.a.token')],
    ['another scheme', { authorization: 'Basic YWRhOnNlY3JldA==' }],
    ['a cookie that holds no token', { ...cookie('nothing'), ...ownPage }],
  ])('%s', async (_what, headers) => {
    for (const route of guarded()) {
      expect(await knock(route, headers), route.operationId).toEqual([401, 'unauthenticated'])
    }
  })

  it('a token that is over, and says so', async () => {
    for (const route of guarded()) {
      const audience = route.principals.includes('identity') ? 'identity' : 'operator'
      const headers = bearer(await tokenOf(audience, -1000))
      expect(await knock(route, headers), route.operationId).toEqual([401, 'token_expired'])
    }
  })

  it('a token whose session is not there', async () => {
    const headers = bearer(await tokenOf('operator', 60_000))
    for (const route of serving('operator')) {
      expect(await knock(route, headers), route.operationId).toEqual([401, 'unauthenticated'])
    }
  })

  it('the wrong kind of caller, whatever they hold', async () => {
    const key = await makeKey(api, account, [...permissions])
    const identity = bearer(await tokenOf('identity', 60_000))
    const callers = { api_key: key.headers, operator: account.bearer, identity }
    for (const [type, headers] of Object.entries(callers)) {
      for (const route of notServing(type)) {
        const about = `${route.operationId} for ${type}`
        expect(await knock(route, headers), about).toEqual([403, 'wrong_principal'])
      }
    }
  })

  it('a key from the moment it is revoked', async () => {
    const { id, headers } = await makeKey(api, account, [...permissions])
    const keys = `/api/v1/environments/${account.environmentId}/api-keys/${id}`
    await api.call(keys, { method: 'DELETE', headers: account.bearer })
    for (const route of serving('api_key')) {
      expect(await knock(route, headers), route.operationId).toEqual([401, 'unauthenticated'])
    }
  })

  it('a key that has every permission but the one it takes', async () => {
    for (const missing of permissions) {
      const others = permissions.filter((one) => one !== missing)
      const { headers } = await makeKey(api, account, others)
      for (const route of serving('api_key').filter((one) => one['x-permission'] === missing)) {
        const answer = await knock(route, headers)
        expect(answer, route.operationId).toEqual([403, 'permission_denied'])
      }
    }
  })

  it('an operator whose role does not reach as far', async () => {
    const beyond = ['account.manage', 'identity.manage', 'import.manage']
    const routes = serving('operator').filter((one) => beyond.includes(one['x-permission'] ?? ''))
    expect(routes.length).toBeGreaterThan(5)
    for (const route of routes) {
      const answer = await knock(route, inviter.bearer, inviter)
      expect(answer, route.operationId).toEqual([403, 'permission_denied'])
    }
  })

  it("the operator's cookie from another site, where something would change", async () => {
    const headers = { ...cookie(account.token), origin: 'http://evil.test' }
    for (const route of serving('operator').filter(({ method }) => method !== 'GET')) {
      expect(await knock(route, headers), route.operationId).toEqual([403, 'cross_origin'])
    }
  })
})

describe('a guarded route', () => {
  it('tells in the description which permission it takes', () => {
    for (const { operationId, 'x-permission': permission, 'x-codes': codes } of guarded()) {
      const denies = codes?.[403]?.includes('permission_denied')
      if (permission) expect(denies, operationId).toBe(true)
    }
  })
})
