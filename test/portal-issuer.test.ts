import { randomUUID } from 'node:crypto'
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import * as support from './support/api.ts'
import { audience, issue, issuerName, makeSigningKey } from './support/issuer.ts'
import { bearer, friend, invitesOf, makePerson, outcome } from './support/portal.ts'
import { accepted, key, refused, trusting } from './support/trusted-issuer.ts'

const api = await support.openApi()
const account = await support.signUp(api)

describe('a token of the trusted issuer', () => {
  it.each(['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'])('may be signed by %s', async (alg) => {
    const own = await makeSigningKey(alg, `by ${alg}`)
    const { read } = await trusting(account, [own.jwk])
    const { id } = await makePerson(api, account)
    expect(await read(await issue(own, { sub: id }))).toEqual(accepted)
  })

  it('speaks for the identity with its subject as id, else as external id', async () => {
    const { trusted } = await trusting(account)
    const externalId = `hr|${randomUUID()}`
    const person = await makePerson(api, account, { externalId, hasPassword: false })
    for (const sub of [person.id, externalId]) {
      const headers = bearer(await issue(key, { sub }))
      const answer = await trusted.call(invitesOf(account.slug), { headers, payload: friend() })
      expect(answer.json()).toMatchObject({ invited_by: person.id, status: 'pending' })
    }
  })

  it('prefers the id, should somebody have it as external id', async () => {
    const { trusted } = await trusting(account)
    const person = await makePerson(api, account)
    await makePerson(api, account, { externalId: person.id })
    const headers = bearer(await issue(key, { sub: person.id }))
    const answer = await trusted.call(invitesOf(account.slug), { headers, payload: friend() })
    expect(answer.json().invited_by).toBe(person.id)
  })

  it('never speaks for an address, nor for a person of another account', async () => {
    const { read } = await trusting(account)
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
    const { trusted } = await trusting(account)
    const { id } = await makePerson(api, account)
    const headers = bearer(await issue(key, { sub: id }))
    const wrong = [403, 'wrong_principal']
    expect(await outcome(trusted, '/api/v1/identity-invites', { headers })).toEqual(wrong)
    const current = `/portal/v1/accounts/${account.slug}/sessions/current`
    expect(await outcome(trusted, current, { method: 'DELETE', headers })).toEqual(wrong)
  })

  it('of a suspended account is told so', async () => {
    const { read } = await trusting(account)
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
    const { read, site } = await trusting(account)
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
    const { read } = await trusting(account, [rsa.jwk])
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
    const { trusted } = await trusting(account)
    expect(await outcome(trusted, invitesOf(account.slug), { headers: account.bearer })).toEqual([
      403,
      'wrong_principal',
    ])
  })
})
