import { randomBytes, randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { createJwt } from '../security/jwt.ts'
import * as support from './support/api.ts'
import { openApi } from './support/api.ts'
import * as portal from './support/portal.ts'

const { jwt, makeKey, signUp, startApi } = support
const { bearer, friend, invitesOf, makePerson, outcome, signedIn, signInAt } = portal
const api = await openApi()
const account = await signUp(api)
const grace = await signedIn(api, account)

const read = (headers: object, slug = account.slug) =>
  outcome(api, invitesOf(slug), { headers: { ...headers } })
const sessionRow = async (token: string) => {
  const [row] = await api.sql`
    select identity_id, operator_id from sessions where id = ${String(decodeJwt(token).sid)}`
  return row
}
const identityToken = (claims: object, issuer = jwt) =>
  issuer.sign({
    audience: 'identity',
    subject: grace.id,
    accountId: account.accountId,
    sessionId: String(decodeJwt(grace.token).sid),
    expiresAt: new Date(Date.now() + 3_600_000),
    ...claims,
  })

describe('an identity', () => {
  it('signs in with any spelling of the address, for a token and no cookie', async () => {
    const person = await makePerson(api, account)
    const answer = await signInAt(api, account.slug, { email: ` ${person.email.toUpperCase()} ` })
    const { token, ...body } = answer.json()
    expect(answer.statusCode).toBe(201)
    expect(body).toEqual({
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.000Z$/),
      identity: { id: person.id, email: person.email, name: 'Grace Hopper' },
    })
    expect(answer.cookies).toEqual([])
    expect(decodeJwt(token)).toMatchObject({ aud: 'identity', sub: person.id })
    expect(await sessionRow(token)).toEqual({ identityId: person.id, operatorId: null })
    expect(await read(bearer(token))).toEqual([200, undefined])
  })

  it('hears the same of a wrong password, address, account, and of having no password', async () => {
    const { email } = await makePerson(api, account, { hasPassword: false })
    const other = await signUp(api)
    const attempts = [
      signInAt(api, account.slug, { email: grace.email, password: 'not it' }),
      signInAt(api, account.slug, { email: 'nobody@acme.test' }),
      signInAt(api, account.slug, { email }),
      signInAt(api, other.slug, { email: grace.email }),
      signInAt(api, 'No Such Account', { email: grace.email }),
      signInAt(api, account.slug, { email: account.email }), // an operator
    ]
    const answers = await Promise.all(attempts)
    const bodies = answers.map((answer) => ({ ...answer.json(), request_id: '' }))
    expect(bodies[0]).toMatchObject({ status: 401, code: 'invalid_credentials' })
    for (const body of bodies) expect(body).toEqual(bodies[0])
  })

  it('is out at once after signing out', async () => {
    const person = await signedIn(api, account)
    const signOut = (slug: string) =>
      outcome(api, `/portal/v1/accounts/${slug}/sessions/current`, {
        method: 'DELETE',
        headers: person.headers,
      })
    expect(await signOut('another-account')).toEqual([404, 'not_found'])
    expect(await signOut(account.slug)).toEqual([204, ''])
    expect(await read(person.headers)).toEqual([401, 'unauthenticated'])
    expect(await signOut(account.slug)).toEqual([401, 'unauthenticated'])
  })

  it('is out once the session is over, or no longer in the directory', async () => {
    const late = await signedIn(api, account)
    await api.sql`update sessions set expires_at = now() where identity_id = ${late.id}`
    expect(await read(late.headers)).toEqual([401, 'unauthenticated'])
    const gone = await signedIn(api, account)
    await api.sql`delete from identities where id = ${gone.id}`
    expect(await read(gone.headers)).toEqual([401, 'unauthenticated'])
  })

  it('of a suspended account is told so', async () => {
    const other = await signUp(api)
    const person = await signedIn(api, other)
    await api.sql`update accounts set suspended_at = now() where id = ${other.accountId}`
    expect(await read(person.headers, other.slug)).toEqual([403, 'account_suspended'])
    const answer = await signInAt(api, other.slug, { email: person.email })
    expect(answer.json().code).toBe('account_suspended')
    const wrong = await signInAt(api, other.slug, { email: person.email, password: 'not it' })
    expect(wrong.json().code).toBe('invalid_credentials')
  })

  it('gets no session for a password that is replaced while it is compared', async () => {
    const person = await makePerson(api, account)
    const replaced = await api.deps.passwords.hash('another good password')
    const verify = async () => {
      await api.sql`update identities set password_hash = ${replaced} where id = ${person.id}`
      return true
    }
    const passwords = { ...api.deps.passwords, verify }
    const racing = await startApi({ ...api.deps, passwords })
    const answer = await signInAt(racing, account.slug, { email: person.email })
    expect(answer.json().code).toBe('invalid_credentials')
    const open = await api.sql`select from sessions where identity_id = ${person.id}`
    expect(open).toHaveLength(0)
    await racing.app.close()
  })
})

describe("an identity's token", () => {
  it('counts while any listed key signed it, and not after', async () => {
    const [oldest, middle, newest] = [randomBytes(32), randomBytes(32), randomBytes(32)]
    const token = await identityToken({}, createJwt([oldest], support.publicUrl))
    const statusWith = async (seeds: Buffer[]) => {
      const rotated = await startApi({ jwt: createJwt(seeds, support.publicUrl) })
      const answer = await outcome(rotated, invitesOf(account.slug), { headers: bearer(token) })
      await rotated.stop()
      return answer
    }
    expect(await statusWith([oldest])).toEqual([200, undefined])
    expect(await statusWith([middle, oldest])).toEqual([200, undefined])
    expect(await statusWith([newest, middle])).toEqual([401, 'unauthenticated'])
  })

  it('that is over says so; one with a foreign session or none is worth nothing', async () => {
    const over = await identityToken({ expiresAt: new Date(Date.now() - 1000) })
    expect(await read(bearer(over))).toEqual([401, 'token_expired'])
    const other = await signedIn(api, account)
    for (const claims of [{ subject: other.id }, { sessionId: randomUUID() }]) {
      expect(await read(bearer(await identityToken(claims)))).toEqual([401, 'unauthenticated'])
    }
    for (const headers of [{}, bearer('x'), bearer(''), { authorization: 'Basic Zm9v' }]) {
      expect(await read(headers)).toEqual([401, 'unauthenticated'])
    }
  })

  it('opens the portal alone, and nothing else opens the portal', async () => {
    const key = await makeKey(api, account, ['invite.read', 'invite.manage'])
    const cookie = { cookie: `vestibule_session=${account.token}` }
    for (const headers of [account.bearer, key.headers, cookie]) {
      expect(await read(headers)).toEqual([403, 'wrong_principal'])
    }
    const api403 = await outcome(api, '/api/v1/identity-invites', { headers: grace.headers })
    expect(api403).toEqual([403, 'wrong_principal'])
    const environments = `/api/v1/accounts/${account.slug}/environments`
    expect(await outcome(api, environments, { headers: grace.headers })).toEqual(api403)
    const asCookie = { cookie: `vestibule_session=${grace.token}` }
    expect(await outcome(api, environments, { headers: asCookie })).toEqual(api403)
  })

  it('finds another account exactly as one that never was', async () => {
    const other = await signUp(api)
    const id = randomUUID()
    const calls = [
      { path: '/user-invites', payload: friend() },
      { path: '/user-invites' },
      { path: `/user-invites/${id}` },
      { path: '/sessions/current', method: 'DELETE' as const },
    ]
    for (const { path, ...call } of calls) {
      const ask = async (slug: string) => {
        const url = `/portal/v1/accounts/${slug}${path}`
        const { body, statusCode } = await api.call(url, { ...call, headers: grace.headers })
        return [statusCode, body.replace(/"request_id":"[^"]+"/, '')]
      }
      expect(await ask(other.slug), path).toEqual(await ask(`never-${id}`))
      expect((await ask(other.slug))[0], path).toBe(404)
    }
  })
})
