import { randomUUID } from 'node:crypto'
import { connect as connectTcp } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { openApi, publicUrl, signUp, startApi } from './support/api.ts'

const api = await openApi()
const account = await signUp(api)
const roles = `/api/v1/environments/${account.environmentId}/roles`

const json = { 'content-type': 'application/json' }
const post = (payload: string | object, headers: Record<string, string> = json) =>
  api.call(roles, { method: 'POST', payload, headers: { ...account.bearer, ...headers } })

const crowd = JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [i, 1])))

describe('a refusal', () => {
  it('is a problem document that names its type, code and request', async () => {
    const answer = await api.call('/api/v1/nothing-here')
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toEqual({
      type: `${publicUrl}/problems/not_found`,
      title: 'There is nothing here.',
      status: 404,
      detail: 'There is nothing here.',
      code: 'not_found',
      request_id: answer.headers['x-request-id'],
    })
  })

  it('has an address that explains its type', async () => {
    expect((await api.call('/problems/slug_taken')).json()).toMatchObject({ status: 409 })
    expect((await api.call('/problems/no_such_code')).statusCode).toBe(404)
  })

  it('never takes a request id from outside', async () => {
    const answer = await api.call('/healthz', { headers: { 'x-request-id': 'mine' } })
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a body', () => {
  it.each([
    ['that is no JSON', '{', json, 400, 'invalid_json'],
    ['that reaches for __proto__', '{"name":"a","__proto__":{}}', json, 400, 'invalid_json'],
    ['of another type', 'name=a', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['beyond 64 KiB', `"${'a'.repeat(65_536)}"`, json, 413, 'body_too_large'],
    ['of too many fields', crowd, json, 422, 'validation_failed'],
    ['that is missing', '', json, 422, 'validation_failed'],
    ['with NUL in a text', '{"name":"a\\u0000b"}', json, 422, 'validation_failed'],
    ['with NUL in a name', '{"a\\u0000":1}', json, 422, 'validation_failed'],
    ['with half a character', '{"name":"\\ud800"}', json, 422, 'validation_failed'],
    ['that nests deeply', `${'['.repeat(5000)}${']'.repeat(5000)}`, json, 422, 'validation_failed'],
  ])('%s is refused', async (_what, payload, headers, status, code) => {
    const answer = await post(payload, headers)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('hears of a field that does not exist', async () => {
    const answer = await post({ name: 'Reader', colour: 'red' })
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'unknown_field',
      errors: [{ field: 'colour', code: 'unknown_field' }],
    })
  })

  it('hears of every field that is not right, and of each once', async () => {
    const answer = await post({ permissions: ['', 5], invitable: 'yes' })
    const { code, errors } = answer.json()
    expect(code).toBe('validation_failed')
    expect(
      errors.map((error: { field: string; code: string }) => [error.field, error.code]),
    ).toEqual([
      ['name', 'required'],
      ['permissions.0', 'too_short'],
      ['permissions.1', 'wrong_type'],
      ['invitable', 'wrong_type'],
    ])
  })

  it('is not converted: the text "true" is no truth', async () => {
    const answer = await post({ name: `Reader ${randomUUID()}`, invitable: 'true' })
    expect(answer.statusCode).toBe(422)
  })
})

describe('a link to nothing', () => {
  const links = '/api/v1/invite-acceptances'

  it('answers 404, however long its token', async () => {
    const names = { first_name: 'Ada', last_name: 'Lovelace', password: 'quiet otter' }
    for (const token of ['a'.repeat(400), 'a'.repeat(501)]) {
      const look = await api.call(`${links}/${token}`)
      const accept = await api.call(links, { payload: { ...names, token } })
      for (const answer of [look, accept]) expect(answer.json().code).toBe('invite_not_found')
    }
  })

  it('takes no fields where none is known, and no body', async () => {
    const decline = (payload: string) =>
      api.call(`${links}/none/decline`, { payload, headers: json })
    expect((await decline('{"foo":1}')).json().code).toBe('unknown_field')
    for (const fine of ['', '{}']) expect((await decline(fine)).statusCode).toBe(404)
  })
})

describe('a query', () => {
  const list = (query: string) => api.call(`${roles}?${query}`, { headers: account.bearer })

  it('is text, and is converted', async () => {
    expect((await list('limit=1')).statusCode).toBe(200)
    expect((await list('limit=0')).json().errors).toMatchObject([{ field: 'limit' }])
    expect((await list('limit=one')).json().errors).toMatchObject([{ field: 'limit' }])
    expect((await list('limit=1&limit=2')).statusCode).toBe(422)
  })

  it('does not take a cursor we never gave', async () => {
    expect((await list('cursor=abc')).json().errors).toMatchObject([{ field: 'cursor' }])
    expect((await list('cursor=%00')).statusCode).toBe(422)
  })
})

describe('a path', () => {
  it('with another method answers 405 and says which would do', async () => {
    const answer = await api.call('/api/v1/sessions/current', { method: 'PUT' })
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'OPTIONS, DELETE, GET, HEAD'])
  })

  it('answers OPTIONS where there is a route, and HEAD as GET without a body', async () => {
    expect((await api.call(roles, { method: 'OPTIONS' })).statusCode).toBe(204)
    expect((await api.call('/nothing', { method: 'OPTIONS' })).statusCode).toBe(404)
    const head = await api.call('/healthz', { method: 'HEAD' })
    expect([head.statusCode, head.body]).toEqual([200, ''])
  })

  it('with an id that cannot be one is an id of nothing', async () => {
    const answer = await api.call('/api/v1/environments/1/roles', { headers: account.bearer })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  })

  it('that cannot be decoded is a problem document, too', async () => {
    const { port } = new URL(await api.app.listen({ port: 0, host: '127.0.0.1' }))
    const socket = connectTcp(Number(port), '127.0.0.1')
    socket.write('GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*"code":"bad_request"/)
    expect(answer).toMatch(/x-request-id: [\s\S]*nosniff|nosniff[\s\S]*x-request-id: /)
  })
})

describe('every answer', () => {
  it('tells browsers to guess, frame, keep and leak nothing', async () => {
    for (const path of ['/healthz', '/nothing-here', '/api/v1/roles']) {
      expect((await api.call(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      })
    }
  })

  it('is 503 with a time to wait while Postgres is away', async () => {
    const away = await startApi()
    await away.sql.end()
    const answer = await away.call(roles, { headers: account.bearer })
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'service_unavailable'])
    expect(answer.headers['retry-after']).toBe('5')
    expect((await away.call('/readyz')).statusCode).toBe(503)
    expect((await away.call('/healthz')).statusCode).toBe(200)
    await away.stop()
  })
})

describe('the process', () => {
  it('stays in service while Temporal is away, for invites are taken without it', async () => {
    const alone = await startApi({ isTemporalReachable: () => Promise.reject(new Error('away')) })
    const answer = await alone.call('/readyz')
    expect([answer.statusCode, answer.json().status]).toEqual([200, 'degraded'])
    await alone.stop()
  })

  it('counts requests by route, so that no id or token becomes a label', async () => {
    await api.call('/api/v1/invite-acceptances/some-secret-token')
    const { body } = await api.call('/metrics')
    expect(body).toContain('route="/api/v1/invite-acceptances/:token"')
    expect(body).not.toContain('some-secret-token')
  })
})
