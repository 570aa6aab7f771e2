import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp, temporalUiUrl } from './support/api.ts'

const api = await openApi()
const account = await signUp(api)

const register = (given: object) =>
  api.call(`/api/v1/environments/${account.environmentId}/applications`, {
    headers: account.bearer,
    payload: { client_name: `App ${randomUUID()}`, ...given },
  })
const changePolicy = (payload: object) =>
  api.call(`/api/v1/accounts/${account.slug}/policy`, {
    method: 'PATCH',
    headers: account.bearer,
    payload,
  })
const preflight = (url: string, origin: string) =>
  api.call(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, idempotency-key',
    },
  })

describe('an address an application registers', () => {
  it.each([
    'https://acme.test/welcome?from=invite',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:8080/',
  ])('may be %s', async (url) => {
    const answer = await register({ invite_redirect_url: url, redirect_uris: [url] })
    expect(answer.json()).toMatchObject({ invite_redirect_url: url, redirect_uris: [url] })
  })

  it.each([
    'http://acme.test/',
    'https://acme.test/#part',
    'https://ada:secret@acme.test/',
    'http://localhost.evil.test/',
    'http://127.0.0.1.evil.test/',
    'javascript:alert(1)',
    'https:\\\\acme.test',
    ' https://acme.test/',
    '/welcome',
  ])('may not be %s', async (url) => {
    for (const field of ['invite_redirect_url', 'initiate_login_uri']) {
      const { code, errors } = (await register({ [field]: url })).json()
      expect([code, errors[0].field]).toEqual(['validation_failed', field])
    }
  })
})

describe('pages of other sites', () => {
  it('may accept invites where an application registered them, without cookies', async () => {
    const origin = `https://${randomUUID()}.test`
    await register({ invite_redirect_url: `${origin.toUpperCase().replace('HTTPS', 'https')}/a` })
    const known = await preflight('/api/v1/invite-acceptances', origin)
    expect(known.statusCode).toBe(204)
    expect(known.headers['access-control-allow-origin']).toBe(origin)
    expect(known.headers['access-control-allow-credentials']).toBeUndefined()
    const look = await api.call('/api/v1/invite-acceptances/token', { headers: { origin } })
    expect(look.headers['access-control-allow-origin']).toBe(origin)
  })

  it('are known by an index, for anybody may ask, and before they are counted', async () => {
    const plan = await api.sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`
      return tx`explain select from applications
        where enabled and origin_of(invite_redirect_url) in ('https://a.test', 'https://a.test:443')`
    })
    expect(JSON.stringify(plan)).toContain('applications_by_origin')
  })

  it('may do nothing else', async () => {
    const origin = `https://${randomUUID()}.test`
    const stranger = await preflight('/api/v1/invite-acceptances', origin)
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined()
    await register({ invite_redirect_url: `${origin}/a` })
    const elsewhere = await preflight('/api/v1/sessions', origin)
    expect(elsewhere.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('the codec endpoint', () => {
  const payloads = [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'IjEi' }]
  const cookie = { origin: temporalUiUrl }

  it('opens for an operator in the Temporal UI what was sealed', async () => {
    const headers = { cookie: `vestibule_session=${account.token}`, ...cookie }
    const sealed = await api.call('/codec/encode', { headers, payload: { payloads } })
    expect(sealed.json().payloads[0].metadata.encoding).not.toBe('anNvbi9wbGFpbg==')
    const opened = await api.call('/codec/decode', { headers, payload: sealed.json() })
    expect(opened.json()).toEqual({ payloads })
    expect(opened.headers).toMatchObject({
      'access-control-allow-origin': temporalUiUrl,
      'access-control-allow-credentials': 'true',
    })
  })

  it('refuses what no key of ours sealed', async () => {
    const broken = [{ metadata: { encoding: 'YmluYXJ5L2VuY3J5cHRlZA==' }, data: 'AAAA' }]
    const payload = { payloads: broken }
    const answer = await api.call('/codec/decode', { headers: account.bearer, payload })
    expect(answer.json()).toMatchObject({ status: 422, code: 'validation_failed' })
  })

  it('opens for nobody else, and for no other page', async () => {
    const { headers } = await makeKey(api, account, ['invite.manage'])
    const call = (given: object) =>
      api.call('/codec/decode', { headers: { ...given }, payload: { payloads } })
    expect((await call(headers)).json().code).toBe('wrong_principal')
    expect((await call({})).statusCode).toBe(401)
    const page = { cookie: `vestibule_session=${account.token}`, origin: 'http://evil.test' }
    expect((await call(page)).json().code).toBe('cross_origin')
    const asked = await preflight('/codec/decode', 'http://evil.test')
    expect(asked.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('the policy', () => {
  it('starts with the defaults, changes what is given, and goes back with null', async () => {
    const defaults = {
      invite_ttl: '7d',
      resend_cooldown: '5m',
      max_sends_per_recipient_per_day: 10,
      portal_invites: true,
    }
    expect((await changePolicy({})).json()).toEqual(defaults)
    const changed = { invite_ttl: '12h', portal_invites: false }
    expect((await changePolicy(changed)).json()).toEqual({ ...defaults, ...changed })
    await changePolicy({ portal_invites: true })
    expect((await changePolicy({ invite_ttl: null })).json()).toEqual(defaults)
  })

  it.each([
    ['invite_ttl', ['60s', '1m', '90d', '2160h'], ['59s', '0s', '91d', '2161h', '7', 'week']],
    ['resend_cooldown', ['0s', '90s', '24h', '1d'], ['25h', '2d', '-1s', '1500ms', '1.5h']],
  ])('holds %s within its bounds', async (field, fine, wrong) => {
    for (const text of fine) expect((await changePolicy({ [field]: text })).statusCode).toBe(200)
    for (const text of wrong) {
      const answer = await changePolicy({ [field]: text })
      expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ field }] })
    }
  })
})
