import { randomUUID } from 'node:crypto'
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { createPortalIssuer } from '../security/portal-issuer.ts'
import * as support from './support/api.ts'
import { audience, issue, issuerName, makeSigningKey, serveKeys } from './support/issuer.ts'
import { bearer, friend, invitesOf, makePerson, outcome } from './support/portal.ts'

const api = await support.openApi()
const account = await support.signUp(api)
const key = await makeSigningKey('ES256', 'first')
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** An API that trusts an issuer which publishes these keys. */
async function trusting(keys = [key.jwk], patience?: { cooldownMs?: number; freshMs?: number }) {
  const { site, settings, close } = await serveKeys(keys)
  const portalIssuer = createPortalIssuer(settings, patience)
  const trusted = await support.startApi({ portalIssuer, jwt: support.jwt })
  closing.push(close, () => trusted.stop())
  const read = (token: string, slug = account.slug) =>
    outcome(trusted, invitesOf(slug), { headers: bearer(token) })
  return { site, read, trusted, stopIssuer: close }
}
const accepted = [200, undefined]
const refused = [401, 'unauthenticated']

describe('a token of the trusted issuer', () => {
  it.each(['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'])('may be signed by %s', async (alg) => {
    const own = await makeSigningKey(alg, `by ${alg}`)
    const { read } = await trusting([own.jwk])
    const { id } = await makePerson(api, account)
    expect(await read(await issue(own, { sub: id }))).toEqual(accepted)
  })

  it('speaks for the identity with its subject as id, else as external id', async () => {
    const { trusted } = await trusting()
    const externalId = `hr|${randomUUID()}`
    const person = await makePerson(api, account, { externalId, hasPassword: false })
    for (const sub of [person.id, externalId]) {
      const headers = bearer(await issue(key, { sub }))
      const answer = await trusted.call(invitesOf(account.slug), { headers, payload: friend() })
      expect(answer.json()).toMatchObject({ invited_by: person.id, status: 'pending' })
    }
  })

  it('prefers the id, should somebody have it as external id', async () => {
    const { trusted } = await trusting()
    const person = await makePerson(api, account)
    await makePerson(api, account, { externalId: person.id })
    const headers = bearer(await issue(key, { sub: person.id }))
    const answer = await trusted.call(invitesOf(account.slug), { headers, payload: friend() })
    expect(answer.json().invited_by).toBe(person.id)
  })

  it('never speaks for an address, nor for a person of another account', async () => {
    const { read } = await trusting()
    const other = await support.signUp(api)
    const { id, email } = await makePerson(api, other)
    for (const sub of [email, email.toLowerCase(), randomUUID(), 'nobody', 'nu\0l', '\ud800']) {
      expect(await read(await issue(key, { sub }), other.slug), sub).toEqual(refused)
    }
    expect(await read(await issue(key, { sub: id }))).toEqual(refused)
    expect(await read(await issue(key, { sub: id }), `never-${randomUUID()}`)).toEqual(refused)
    expect(await read(await issue(key, { sub: id }), other.slug)).toEqual(accepted)
  })

  it('opens the portal alone, and has no session here to end', async () => {
    const { trusted } = await trusting()
    const { id } = await makePerson(api, account)
    const headers = bearer(await issue(key, { sub: id }))
    const wrong = [403, 'wrong_principal']
    expect(await outcome(trusted, '/api/v1/identity-invites', { headers })).toEqual(wrong)
    const current = `/portal/v1/accounts/${account.slug}/sessions/current`
    expect(await outcome(trusted, current, { method: 'DELETE', headers })).toEqual(wrong)
  })

  it('of a suspended account is told so', async () => {
    const { read } = await trusting()
    const other = await support.signUp(api)
    const { id } = await makePerson(api, other)
    await api.sql`update accounts set suspended_at = now() where id = ${other.accountId}`
    expect(await read(await issue(key, { sub: id }), other.slug)).toEqual([
      403,
      'account_suspended',
    ])
  })
})

describe('no other token counts', () => {
  it('for issuer, audience or end', async () => {
    const { read, site } = await trusting()
    const { id: sub } = await makePerson(api, account)
    const now = Math.floor(Date.now() / 1000)
    const untrusted = [
      { iss: 'https://evil.test/' },
      { iss: support.publicUrl },
      { aud: 'another service' },
      { aud: 'identity' },
      { exp: undefined },
      { sub: '' },
      { sub: 42 },
      { sub: ['a', 'list'] },
    ]
    for (const claims of untrusted) {
      expect(await read(await issue(key, { sub, ...claims })), JSON.stringify(claims)).toEqual(
        refused,
      )
    }
    expect(await read(await issue(key, { sub, exp: now - 60 }))).toEqual([401, 'token_expired'])
    expect(await read(await issue(key, { sub, exp: now - 5 }))).toEqual(accepted)
    expect(site.asked).toBe(1)
  })

  it('unsigned, or signed with what everybody knows', async () => {
    const rsa = await makeSigningKey('RS256', 'rsa')
    const { read } = await trusting([rsa.jwk])
    const { id } = await makePerson(api, account)
    const claims = { iss: issuerName, aud: audience, sub: id }
    const unsigned = new UnsecuredJWT(claims).setExpirationTime('5m').encode()
    expect(await read(unsigned)).toEqual(refused)
    const publicKeys = [await exportSPKI(rsa.publicKey), JSON.stringify(rsa.jwk), rsa.jwk.n ?? '']
    for (const known of publicKeys) {
      const forged = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
        .setExpirationTime('5m')
        .sign(Buffer.from(known))
      expect(await read(forged)).toEqual(refused)
    }
    const stranger = await makeSigningKey('RS256', 'rsa')
    expect(await read(await issue(stranger, { sub: id }))).toEqual(refused)
    expect(await read(await issue(rsa, { sub: id }))).toEqual(accepted)
  })

  it('of the issuer where none is trusted', async () => {
    const { id } = await makePerson(api, account)
    const headers = bearer(await issue(key, { sub: id }))
    expect(await outcome(api, invitesOf(account.slug), { headers })).toEqual(refused)
  })

  it('while our own go on', async () => {
    const { trusted } = await trusting()
    expect(await outcome(trusted, invitesOf(account.slug), { headers: account.bearer })).toEqual([
      403,
      'wrong_principal',
    ])
  })
})

describe("the issuer's keys", () => {
  it('may rotate: an unknown one is asked for, but not time and again', async () => {
    const next = await makeSigningKey('ES256', 'second')
    const { id: sub } = await makePerson(api, account)
    const patient = await trusting()
    expect(await patient.read(await issue(key, { sub }))).toEqual(accepted)
    patient.site.keys = [next.jwk]
    for (const _ of [1, 2, 3])
      expect(await patient.read(await issue(next, { sub }))).toEqual(refused)
    expect(patient.site.asked).toBe(1)

    const eager = await trusting([key.jwk], { cooldownMs: 0 })
    expect(await eager.read(await issue(key, { sub }))).toEqual(accepted)
    eager.site.keys = [next.jwk]
    expect(await eager.read(await issue(next, { sub }))).toEqual(accepted)
    expect(await eager.read(await issue(key, { sub }))).toEqual(refused)
  })

  it('that are known are used on while it is away, and asked for rarely', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting([key.jwk], { freshMs: 0 })
    expect(await read(await issue(key, { sub }))).toEqual(accepted)
    site.status = 500
    for (const _ of [1, 2, 3]) expect(await read(await issue(key, { sub }))).toEqual(accepted)
    const stranger = await makeSigningKey('ES256', 'stranger')
    expect(await read(await issue(stranger, { sub }))).toEqual(refused)
    expect(site.asked).toBe(2)
  })

  it('that cannot be had are an outage, until they can', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting()
    const unavailable = [503, 'service_unavailable']
    site.status = 500
    expect(await read(await issue(key, { sub }))).toEqual(unavailable)
    site.status = 200
    expect(await read(await issue(key, { sub }))).toEqual(accepted)

    const gone = await trusting()
    gone.stopIssuer()
    expect(await gone.read(await issue(key, { sub }))).toEqual(unavailable)
  })

  it('are waited for three seconds', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting()
    site.silent = true
    const began = Date.now()
    expect(await read(await issue(key, { sub }))).toEqual([503, 'service_unavailable'])
    expect(Date.now() - began).toBeGreaterThan(2900)
    expect(Date.now() - began).toBeLessThan(6000)
  })
})
