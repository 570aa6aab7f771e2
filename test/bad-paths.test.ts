import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contractOf, makeKey, openApi, signUp } from './support/api.ts'
import { soon } from './support/effort.ts'
import { signedIn } from './support/portal.ts'

const api = await openApi()
const account = await signUp(api)
const person = (await signedIn(api, account)).headers
const operator = { ...account.bearer, 'x-environment-id': account.environmentId }
const key = (await makeKey(api, account, ['invite.read', 'invite.manage', 'identity.read'])).headers

const refusal = async (
  url: string,
  headers: Record<string, string>,
  method: 'GET' | 'POST' = 'GET',
) => {
  const answer = await soon(() =>
    api.call(url, { method, headers, ...(method === 'POST' && { payload: {} }) }),
  )
  return [answer.statusCode, answer.json().code]
}

describe('a path names nothing', () => {
  it.each([
    ['NUL', '%00'],
    ['NUL inside', 'a%00b'],
    ['a blank', '%20'],
    ['a way up', '..%2F..%2Fenvironments'],
    ['a turn of direction', '%E2%80%AE'],
    ['60,000 letters', 'a'.repeat(60_000)],
  ])('with %s in any of its places', async (_what, text) => {
    const { operations } = contractOf(api.app)
    for (const { method, path } of operations.filter((one) => one.path.includes('{'))) {
      const { slug, environmentId } = account
      const places = path.match(/\{\w+\}/g) ?? []
      for (const place of places) {
        const url = path
          .replace(place, text)
          .replace('{slug}', slug)
          .replace('environments/{id}', `environments/${environmentId}`)
          .replaceAll(/\{\w+\}/g, randomUUID())
        const payload = method === 'GET' || method === 'DELETE' ? {} : { payload: {} }
        const headers = path.startsWith('/portal') ? person : operator
        const answer = await soon(() => api.call(url, { method, headers, ...payload }))
        /* Any text names an account to sign in to, as unknown as another. */
        const expected = path.endsWith('/{slug}/sessions') ? [404, 422] : [404]
        expect(expected, url.slice(0, 200)).toContain(answer.statusCode)
      }
    }
  })

  it.each(['%ED%A0%80', '%zz', '%', '%C0%AE'])('and cannot be read with %s', async (text) => {
    for (const url of [`/api/v1/accounts/${text}`, `/api/v1/environments/${text}/roles`]) {
      expect(await refusal(url, operator)).toEqual([400, 'bad_request'])
    }
  })

  it.each([
    '//api/v1/roles',
    '/api//v1/roles',
    '/api/v1/roles/',
    '/API/v1/roles',
    '/api/v1/roles;x=1',
    '/api/v1/roles%3Flimit=1',
    '/api/v1/%72oles%2f',
    '/docs/static/..%2f..%2fpackage.json',
    '/docs/static/%2e%2e/%2e%2e/package.json',
    '/app/identity/..%2f..%2f..%2fpackage.json',
    '/app/identity/accept-invite/..',
    '/app/identity/%00',
    '/problems/__proto__',
    '/problems/constructor',
    `/${'a/'.repeat(30_000)}`,
  ])('when it is written as %s', async (url) => {
    const [status] = await refusal(url, operator)
    expect([400, 404]).toContain(status)
  })

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('for %s', async (method) => {
    const answer = await api.app.inject({ method, url: '/api/v1/roles', headers: operator })
    expect([answer.statusCode, answer.json().code]).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.allow).toBe('OPTIONS, GET, HEAD')
  })
})

describe('X-Environment-Id', () => {
  it.each([
    'x',
    '%00',
    '{}',
    'a'.repeat(60_000),
    `${randomUUID()}, ${randomUUID()}`,
    '00000000-0000-0000-0000-000000000000',
  ])('names nothing with %s', async (id) => {
    const headers = { ...account.bearer, 'x-environment-id': id }
    expect(await refusal('/api/v1/roles', headers)).toEqual([404, 'not_found'])
  })
})

const long = 'a'.repeat(60_000)

describe('credentials of no use are refused soon', () => {
  it.each([
    ['blanks for a token', { authorization: `Bearer ${' '.repeat(60_000)}` }],
    ['dots for a token', { authorization: `Bearer ${'.'.repeat(60_000)}` }],
    ['an endless token', { authorization: `Bearer ${'eyJhbGciOiJub25lIn0.'.repeat(3000)}` }],
    ['a token that nests', { authorization: `Bearer ${nested()}.${nested()}.x` }],
    ['another scheme', { authorization: `Basic ${long}` }],
    ['an endless key', { 'x-api-key': `vst_${long}` }],
    ['underscores for a key', { 'x-api-key': '_'.repeat(60_000) }],
    ['semicolons for cookies', { cookie: ';'.repeat(60_000) }],
    ['the cookie, time and again', { cookie: 'vestibule_session='.repeat(3000) }],
    ['a cookie of percent signs', { cookie: `vestibule_session="${'%'.repeat(60_000)}` }],
  ])('%s', async (_what, headers) => {
    expect(await refusal('/api/v1/roles', headers)).toEqual([401, 'unauthenticated'])
  })

  it('and headers we go by are read soon', async () => {
    const headers = {
      ...operator,
      origin: `http://${long}`,
      'x-forwarded-for': '1,'.repeat(30_000),
    }
    const answer = await soon(() => api.call('/api/v1/roles', { headers }))
    expect(answer.statusCode).toBe(200)
  })
})

describe('what is searched for', () => {
  const lists = ['/api/v1/identity-invites', '/api/v1/identities']
  it.each([
    ['q', 'x'.repeat(201)],
    ['q', '%00'],
    ['q', `a${'%CC%81%CC%96'.repeat(200)}`],
    ['email', 'a'.repeat(321)],
    ['email', `a${'%CC%81%CC%96'.repeat(5000)}`],
    ['role_id', 'x'],
    ['node_id', '%00'],
    ['cursor', 'AAAA'],
    ['cursor', 'A'.repeat(60_000)],
    ['cursor', '%00'],
    ['limit', '201'],
    ['limit', '1.5'],
    ['limit', '0x10'],
    ['limit', 'true'],
    ['limit', '1e1'],
    ['limit', '-1'],
    ['limit', 'NaN'],
    ['limit', '9'.repeat(400)],
    ['limit', ''],
  ])('is refused: %s=%s', async (name, text) => {
    for (const list of lists) {
      const answer = await soon(() => api.call(`${list}?${name}=${text}`, { headers: key }))
      expect(answer.json()).toMatchObject({
        status: 422,
        code: 'validation_failed',
        errors: [{ field: name }],
      })
    }
  })

  it.each([
    '%25'.repeat(200),
    '_'.repeat(200),
    '%5C'.repeat(199),
    "';--",
    '%E2%80%AE',
    '(((((a%2B)%2B)%2B)%2B)%2B)%24',
  ])('is only text: q=%s', async (text) => {
    for (const list of lists) {
      const answer = await soon(() => api.call(`${list}?q=${text}`, { headers: key }))
      expect(answer.json()).toEqual({ data: [], next_cursor: null })
    }
  })

  it('is refused with 201 parameters', async () => {
    const query = Array.from({ length: 201 }, (_, index) => `a${index}=1`).join('&')
    expect(await refusal(`${lists[0]}?${query}`, key)).toEqual([422, 'validation_failed'])
  })
})

function nested(): string {
  return Buffer.from('['.repeat(20_000)).toString('base64url')
}
