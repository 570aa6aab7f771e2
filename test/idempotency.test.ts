import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { purgeIdempotencyKeys } from '../db/idempotency.ts'
import { Problem } from '../domain/problems.ts'
import { type Api, openApi, password, signUp, signUpForm, startApi } from './support/api.ts'
import { startWaitingApi } from './support/waiting-api.ts'

const api = await openApi()
const account = await signUp(api)

const keysPath = () => `/api/v1/environments/${account.environmentId}/api-keys`
const newKey = () => ({ name: `Key ${randomUUID()}`, permissions: ['invite.read'] })
const makeApiKey = (key: string, payload: object, headers: object = account.bearer) =>
  api.call(keysPath(), { payload, headers: { ...headers, 'idempotency-key': key } })
const signUpOn = (server: Api, key: string, payload: object) =>
  server.call('/api/v1/accounts', { payload, headers: { 'idempotency-key': key } })
const rowOf = async (key: string) => {
  const [row] = await api.sql`select * from idempotency_keys where key = ${key}`
  return row
}

describe('a request with an Idempotency-Key', () => {
  it('is answered once: the first answer is replayed, to the letter', async () => {
    const [key, payload] = [randomUUID(), newKey()]
    const first = await makeApiKey(key, payload)
    const second = await makeApiKey(key, payload)
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.body).toBe(first.body)
    expect(second.headers['content-type']).toBe(first.headers['content-type'])
    expect(first.headers['idempotent-replayed']).toBeUndefined()
    expect(second.headers['idempotent-replayed']).toBe('true')
  })

  it('gets the refusal again, too, but never a cookie', async () => {
    const payload = signUpForm()
    const [first, refused] = [randomUUID(), randomUUID()]
    expect((await signUpOn(api, first, payload)).cookies).toHaveLength(2)
    expect((await signUpOn(api, first, payload)).cookies).toEqual([])
    for (const _ of [1, 2]) {
      expect((await signUpOn(api, refused, payload)).json().code).toBe('slug_taken')
    }
  })

  it('is refused with another body or another address under the same key', async () => {
    const key = randomUUID()
    await makeApiKey(key, newKey())
    expect((await makeApiKey(key, newKey())).json()).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    })
    const role = await api.call(`/api/v1/environments/${account.environmentId}/roles`, {
      payload: { name: 'Reader' },
      headers: { ...account.bearer, 'idempotency-key': key },
    })
    expect(role.json().code).toBe('idempotency_key_reused')
  })

  it('does not meet the keys of another principal', async () => {
    const [key, other] = [randomUUID(), await signUp(api)]
    await makeApiKey(key, newKey())
    const answer = await api.call(`/api/v1/environments/${other.environmentId}/api-keys`, {
      payload: newKey(),
      headers: { ...other.bearer, 'idempotency-key': key },
    })
    expect(answer.statusCode).toBe(201)
  })

  it('does not meet the keys of a stranger who signs up', async () => {
    const key = randomUUID()
    for (const payload of [signUpForm(), signUpForm()]) {
      expect((await signUpOn(api, key, payload)).statusCode).toBe(201)
    }
  })

  it.each(['', 'with space', 'ключ', 'k'.repeat(256)])('needs a usable key: %j', async (key) => {
    expect((await makeApiKey(key, newKey())).json().code).toBe('bad_request')
  })

  it('may have a key of 255 characters', async () => {
    const key = randomUUID().padEnd(255, '~')
    expect((await makeApiKey(key, newKey())).statusCode).toBe(201)
  })

  it('may be corrected when its body was not valid', async () => {
    const key = randomUUID()
    expect((await makeApiKey(key, {})).statusCode).toBe(422)
    expect((await makeApiKey(key, newKey())).statusCode).toBe(201)
  })

  it('rests encrypted: neither the answer nor a guess at the request can be read', async () => {
    const key = randomUUID()
    const { key: secret } = (await makeApiKey(key, newKey())).json()
    const row = await rowOf(key)
    expect(Buffer.from(row?.response).toString('latin1')).not.toContain(secret)
    expect(row?.requestHash).toHaveLength(32)
  })
})

describe('two requests with one key', () => {
  it('make one thing, however many arrive at once, in one process or in two', async () => {
    const [key, payload, other] = [
      randomUUID(),
      signUpForm(),
      await startApi({
        sealer: api.deps.sealer,
      }),
    ]
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => signUpOn(i % 2 ? api : other, key, payload)),
    )
    const made = answers.filter(({ statusCode }) => statusCode === 201)
    const waiting = answers.filter(({ statusCode }) => statusCode === 409)
    expect(made.length + waiting.length).toBe(12)
    expect(new Set(made.map(({ body }) => body)).size).toBe(1)
    for (const answer of waiting) {
      expect(answer.json().code).toBe('idempotency_in_progress')
      expect(answer.headers['retry-after']).toBe('1')
    }
    await other.stop()
  })

  it('wait for the first while its process lives, and take over when it is dead', async () => {
    const { server, reached, goOn } = await startWaitingApi(api)
    const [key, payload] = [randomUUID(), signUpForm()]
    const first = signUpOn(server, key, payload)
    await reached.opened
    const before = await rowOf(key)
    expect((await signUpOn(api, key, payload)).json().code).toBe('idempotency_in_progress')

    await server.deps.processLock.close() // as a kill -9 does
    const second = await signUpOn(api, key, payload)
    expect(second.json().account.id).toBe(before?.operationId)
    goOn.open()
    expect((await first).json().account.id).toBe(before?.operationId)
    expect((await signUpOn(api, key, payload)).body).toBe(second.body)
    await server.stop()
  })
})

describe('a request that failed', () => {
  it('on our side goes on under the id it had', async () => {
    const [key, payload] = [randomUUID(), signUpForm()]
    const unavailable = new Problem('breach_check_unavailable')
    const failing = await startApi({
      sealer: api.deps.sealer,
      breaches: { assertNotBreached: () => Promise.reject(unavailable) },
    })
    expect((await signUpOn(failing, key, payload)).statusCode).toBe(503)
    const before = await rowOf(key)
    const another = await signUpOn(api, key, { ...payload, name: 'Other' })
    expect(another.json().code).toBe('idempotency_key_reused')
    const answer = await signUpOn(api, key, payload)
    expect(answer.headers['idempotent-replayed']).toBeUndefined()
    expect(answer.json().account.id).toBe(before?.operationId)
    await failing.stop()
  })

  it('for its credentials may be made again with better ones', async () => {
    const key = randomUUID()
    const signIn = (given: string) =>
      api.call('/api/v1/sessions', {
        payload: { account_slug: account.slug, email: account.email, password: given },
        headers: { 'idempotency-key': key },
      })
    expect((await signIn('not the password')).json().code).toBe('invalid_credentials')
    expect((await signIn(password)).statusCode).toBe(201)
  })
})

describe('a key', () => {
  it('counts for 24 hours, and is kept for 48', async () => {
    const age = (key: string, hours: number) => api.sql`
      update idempotency_keys set created_at = now() - make_interval(hours => ${hours})
      where key = ${key}`
    const [young, old, payload] = [randomUUID(), randomUUID(), newKey()]
    for (const key of [young, old]) await makeApiKey(key, payload)
    await age(young, 23)
    await age(old, 25)
    expect((await makeApiKey(young, payload)).headers['idempotent-replayed']).toBe('true')
    expect((await makeApiKey(old, newKey())).statusCode).toBe(201)
    await age(old, 49)
    await purgeIdempotencyKeys(api.sql)
    expect([await rowOf(young), await rowOf(old)]).toEqual([expect.anything(), undefined])
  })
})
