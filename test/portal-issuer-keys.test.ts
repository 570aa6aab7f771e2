import { describe, expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { issue, makeSigningKey } from './support/issuer.ts'
import { makePerson } from './support/portal.ts'
import { accepted, key, refused, trusting } from './support/trusted-issuer.ts'

const api = await openApi()
const account = await signUp(api)

describe("the issuer's keys", () => {
  it('may rotate: an unknown one is asked for, but not time and again', async () => {
    const next = await makeSigningKey('ES256', 'second')
    const { id: sub } = await makePerson(api, account)
    const patient = await trusting(account)
    expect(await patient.read(await issue(key, { sub }))).toEqual(accepted)
    patient.site.keys = [next.jwk]
    for (const _ of [1, 2, 3])
      expect(await patient.read(await issue(next, { sub }))).toEqual(refused)
    expect(patient.site.asked).toBe(1)

    const eager = await trusting(account, [key.jwk], { cooldownMs: 0 })
    expect(await eager.read(await issue(key, { sub }))).toEqual(accepted)
    eager.site.keys = [next.jwk]
    expect(await eager.read(await issue(next, { sub }))).toEqual(accepted)
    expect(await eager.read(await issue(key, { sub }))).toEqual(refused)
  })

  it('that are known are used on while it is away, and asked for rarely', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting(account, [key.jwk], { freshMs: 0 })
    expect(await read(await issue(key, { sub }))).toEqual(accepted)
    site.status = 500
    for (const _ of [1, 2, 3]) expect(await read(await issue(key, { sub }))).toEqual(accepted)
    const stranger = await makeSigningKey('ES256', 'stranger')
    expect(await read(await issue(stranger, { sub }))).toEqual(refused)
    expect(site.asked).toBe(2)
  })

  it('that cannot be had are an outage, until they can', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting(account)
    const unavailable = [503, 'service_unavailable']
    site.status = 500
    expect(await read(await issue(key, { sub }))).toEqual(unavailable)
    site.status = 200
    expect(await read(await issue(key, { sub }))).toEqual(accepted)

    const gone = await trusting(account)
    gone.stopIssuer()
    expect(await gone.read(await issue(key, { sub }))).toEqual(unavailable)
  })

  it('are waited for three seconds', async () => {
    const { id: sub } = await makePerson(api, account)
    const { read, site } = await trusting(account)
    site.silent = true
    const began = Date.now()
    expect(await read(await issue(key, { sub }))).toEqual([503, 'service_unavailable'])
    expect(Date.now() - began).toBeGreaterThan(2900)
    expect(Date.now() - began).toBeLessThan(15_000)
  })
})
