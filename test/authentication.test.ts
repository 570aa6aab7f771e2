import { randomBytes, randomUUID } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { createJwt } from '../security/jwt.ts'
import * as support from './support/api.ts'

const { jwt, openApi, password, publicUrl, temporalUiUrl, makeKey, signUp, startApi } = support
const api = await openApi()
const account = await signUp(api)

const environments = () => `/api/v1/accounts/${account.slug}/environments`
const read = async (headers: object, url = environments()) => {
  const answer = await api.call(url, { headers: { ...headers } })
  return [answer.statusCode, answer.json().code]
}
const signIn = (given: object = {}) =>
  api.call('/api/v1/sessions', {
    payload: { account_slug: account.slug, email: account.email, password, ...given },
  })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const inAnHour = () => new Date(Date.now() + 3_600_000)
const tokenOf = (claims: object, issuer = jwt) =>
  issuer.sign({
    audience: 'operator',
    subject: account.operatorId,
    accountId: account.accountId,
    sessionId: randomUUID(),
    expiresAt: inAnHour(),
    ...claims,
  })

describe('an operator', () => {
  it('signs in with any spelling of the address, for twelve hours', async () => {
    const answer = await signIn({ email: ` ${account.email.toUpperCase()} ` })
    const { token, expires_at, operator } = answer.json()
    expect(answer.statusCode).toBe(201)
    expect(operator).toEqual({
      id: account.operatorId,
      email: account.email,
      name: 'Ada Lovelace',
      role: 'admin',
    })
    const hours = (Date.parse(expires_at) - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(12, 1)
    expect(decodeJwt(token)).toMatchObject({ iss: publicUrl, aud: 'operator' })
    const { keys } = (await api.call('/.well-known/jwks.json')).json()
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', kid: keys[0].kid })
  })

  it('hears the same of a wrong password, address and account', async () => {
    const wrong = [{ password: 'not it' }, { email: 'no@acme.test' }, { account_slug: 'nobody' }]
    for (const given of wrong) {
      const answer = await signIn(given)
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'invalid_credentials'])
    }
  })

  it('is out at once after signing out, everywhere the token is', async () => {
    const { token } = (await signIn()).json()
    expect((await read(bearer(token)))[0]).toBe(200)
    const out = { method: 'DELETE', headers: bearer(token) } as const
    expect((await api.call('/api/v1/sessions/current', out)).statusCode).toBe(204)
    expect(await read(bearer(token))).toEqual([401, 'unauthenticated'])
    expect(await read({ cookie: `vestibule_session=${token}` })).toEqual([401, 'unauthenticated'])
  })

  it('who is disabled is out, and cannot come back', async () => {
    const other = await signUp(api)
    await api.sql`update operators set disabled_at = now() where id = ${other.operatorId}`
    expect(await read(other.bearer)).toEqual([401, 'unauthenticated'])
    const answer = await signIn({ account_slug: other.slug, email: other.email })
    expect(answer.json().code).toBe('invalid_credentials')
  })

  it('of a suspended account is told so, unless it is theirs to resume', async () => {
    const other = await signUp(api)
    const key = await makeKey(api, other, ['invite.read'])
    await api.sql`update operators set role = 'secondary_admin' where id = ${other.operatorId}`
    await api.sql`update accounts set suspended_at = now() where id = ${other.accountId}`
    expect(await read(other.bearer)).toEqual([403, 'account_suspended'])
    const invites = '/api/v1/identity-invites'
    expect(await read(key.headers, invites)).toEqual([403, 'account_suspended'])
    const answer = await signIn({ account_slug: other.slug, email: other.email })
    expect(answer.json().code).toBe('account_suspended')
  })
})

describe('a token', () => {
  it('that is over says so; one we did not sign is worth nothing', async () => {
    const over = await tokenOf({ expiresAt: new Date(Date.now() - 1000) })
    expect(await read(bearer(over))).toEqual([401, 'token_expired'])
    const stranger = createJwt([randomBytes(32)], publicUrl)
    const elsewhere = createJwt(support.jwtKeys, 'http://elsewhere.test')
    const { sid: sessionId } = decodeJwt(account.token)
    for (const issuer of [stranger, elsewhere]) {
      const token = await tokenOf({ sessionId }, issuer)
      expect(await read(bearer(token))).toEqual([401, 'unauthenticated'])
    }
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`
    expect(await read(bearer(unsigned))).toEqual([401, 'unauthenticated'])
    expect(await read(bearer(await tokenOf({})))).toEqual([401, 'unauthenticated'])
  })

  it('of an older key still counts', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)]
    const token = await tokenOf({}, createJwt([older], publicUrl))
    const rotated = createJwt([newer, older], publicUrl)
    expect(await rotated.verify(token)).toMatchObject({ subject: account.operatorId })
    expect(rotated.jwks.keys).toHaveLength(2)
  })

  it('of an identity does not open the API', async () => {
    const token = await tokenOf({ audience: 'identity' })
    expect(await read(bearer(token))).toEqual([403, 'wrong_principal'])
  })
})

describe('the cookie', () => {
  const change = (headers: object) =>
    api.call(`/api/v1/accounts/${account.slug}/policy`, {
      method: 'PATCH',
      payload: {},
      headers: { cookie: `vestibule_session=${account.token}`, ...headers },
    })

  it('cannot be read by scripts nor sent by other sites, and is secure under https', async () => {
    const [cookie] = (await signIn()).cookies
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.secure).toBeUndefined()
    const beside = (await signIn()).cookies[1]
    expect(beside).toMatchObject({
      name: 'vestibule_operator',
      path: '/',
      expires: expect.any(Date),
    })
    expect(beside).toMatchObject({ value: account.operatorId, sameSite: 'Lax' })
    expect(beside?.httpOnly).toBeUndefined()
    const settings = { ...api.deps.settings, publicUrl: 'https://vestibule.test' }
    const secure = await startApi({ settings, jwt })
    const answer = await secure.call('/api/v1/sessions', {
      payload: { account_slug: account.slug, email: account.email, password },
    })
    expect(answer.cookies[0]).toMatchObject({ secure: true })
    expect(answer.headers['strict-transport-security']).toContain('max-age')
    await secure.stop()
  })

  it('changes something only from our own pages', async () => {
    expect((await change({ origin: publicUrl })).statusCode).toBe(200)
    expect((await change({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
    const foreign = [
      {},
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: temporalUiUrl },
      { origin: 'http://evil.test', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect((await change(headers)).json().code).toBe('cross_origin')
    }
    expect((await read({ cookie: `vestibule_session=${account.token}` }))[0]).toBe(200)
  })
})
