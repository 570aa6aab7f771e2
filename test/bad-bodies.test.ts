import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'
import { friend } from './support/portal.ts'

const api = await openApi()
const account = await signUp(api)
const headers = (await makeKey(api, account, ['invite.manage'])).headers

const invites = '/api/v1/identity-invites'
const post = (payload: string | Buffer, given: Record<string, string> = {}) =>
  api.call(invites, {
    method: 'POST',
    payload,
    headers: { ...headers, 'content-type': 'application/json', ...given },
  })
const body = (given: object = {}) => JSON.stringify(friend({ send_email: false, ...given }))
const countInvites = async () => {
  const [row] = await api.sql`
    select count(*)::int from invites where account_id = ${account.accountId}`
  return row?.count
}

describe('a body that is not JSON in UTF-8 is refused, whatever is in it', () => {
  it.each([
    'application/vnd.api+json',
    'application/problem+json',
    'application/jsonl',
    'application/json, text/plain',
    'text/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json;charset="windows-1252"',
    '',
    ';',
    `application/${'a'.repeat(10_000)}`,
    `${' '.repeat(60_000)}json`,
  ])('as %s', async (type) => {
    const answer = await post(body(), { 'content-type': type })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported_media_type'])
  })

  it.each(['gzip', 'br', 'deflate', 'gzip, identity', 'x'])('encoded as %s', async (encoding) => {
    const answer = await post(body(), { 'content-encoding': encoding })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported_media_type'])
  })

  it.each([
    ['Latin-1', Buffer.from(body({ first_name: 'Jörg' }), 'latin1')],
    ['UTF-16', Buffer.from(body(), 'utf16le')],
    ['an overlong NUL', Buffer.concat([Buffer.from('{"a":"'), Buffer.from('c080', 'hex')])],
    ['half a character in UTF-8', Buffer.from('{"a":"\xed\xa0\x80"}', 'latin1')],
    ['two values', Buffer.from('{}{}')],
    ['a comment', Buffer.from('{/* Ada */}')],
    ['a comma too many', Buffer.from('{"email":"a@b.test",}')],
    ['NaN', Buffer.from('{"limit":NaN}')],
    ['a tab in a text', Buffer.from('{"email":"a\t@b.test"}')],
    ['constructor.prototype', Buffer.from('{"constructor":{"prototype":{"admin":true}}}')],
    ['__proto__, escaped', Buffer.from('{"\\u005f_proto__":{"admin":true}}')],
    ['__proto__, deep down', Buffer.from('{"custom_fields":{"a":[{"__proto__":1}]}}')],
  ])('with %s', async (_what, bytes) => {
    const answer = await post(bytes)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_json'])
  })

  it.each(['null', '[]', '0', '"text"', 'true'])('being %s', async (text) => {
    expect((await post(text)).json()).toMatchObject({ status: 422, code: 'validation_failed' })
  })
})

describe('a body is taken', () => {
  it.each([
    'application/json',
    'Application/JSON; Charset="UTF-8"',
    'application/json;charset=utf8',
  ])('as %s', async (type) => {
    expect((await post(body(), { 'content-type': type })).statusCode).toBe(201)
  })

  it('with a byte order mark, and not encoded', async () => {
    const answer = await post(`\ufeff${body()}`, { 'content-encoding': 'identity' })
    expect(answer.statusCode).toBe(201)
  })

  it('with the last of two fields of one name', async () => {
    const answer = await post(`{"first_name":"Eve",${body({ first_name: 'Ada' }).slice(1)}`)
    expect(answer.json()).toMatchObject({ first_name: 'Ada' })
  })
})

describe('a number', () => {
  const policy = (max: string) =>
    api.call(`/api/v1/accounts/${account.slug}/policy`, {
      method: 'PATCH',
      headers: { ...account.bearer, 'content-type': 'application/json' },
      payload: `{"max_sends_per_recipient_per_day":${max}}`,
    })

  it.each(['0', '-0', '-1', '1001', '1.5', '1e300', '1e400', '"10"', '[10]', 'true'])(
    '%s is refused where 1 to 1000 is asked for',
    async (max) => {
      const field = 'max_sends_per_recipient_per_day'
      expect((await policy(max)).json()).toMatchObject({ status: 422, errors: [{ field }] })
    },
  )

  it('may be written as 1e1 or 10.0', async () => {
    for (const max of ['1e1', '10.0']) expect((await policy(max)).statusCode).toBe(200)
  })

  it('that no double can hold is refused, not stored as null', async () => {
    const text = body().replace(/}$/, ',"custom_fields":{"a":[1e400]}}')
    expect((await post(text)).json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'custom_fields.a.0' }],
    })
  })
})

describe('what is too deep', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

  it('is refused from 33 levels on, with its field', async () => {
    const before = await countInvites()
    const answer = await post(body({ custom_fields: { a: nested(31) } }))
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ field: 'custom_fields' }] })
    expect(await countInvites()).toBe(before)
    expect((await post(body({ custom_fields: { a: nested(30) } }))).statusCode).toBe(201)
  })

  it('is nothing to a route that takes no body', async () => {
    const url = `/api/v1/accounts/${account.slug}/operators/${randomUUID()}`
    const answer = await api.call(url, {
      method: 'DELETE',
      payload: '['.repeat(600) + ']'.repeat(600),
      headers: { ...account.bearer, 'content-type': 'application/json' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
  })

  it('is not counted within a text', async () => {
    const answer = await post(body({ message: `"${'['.repeat(400)}\\"` }))
    expect(answer.statusCode).toBe(201)
  })
})

describe('an Idempotency-Key', () => {
  it.each([
    ['a blank', 'a b'],
    ['256 characters', 'a'.repeat(256)],
    ['a letter beyond ASCII', 'é'],
    ['a tab', 'a\tb'],
    ['nothing', ''],
    ['60,000 characters', 'a'.repeat(60_000)],
  ])('with %s is refused before anything is made', async (_what, key) => {
    const before = await countInvites()
    const answer = await post(body(), { 'idempotency-key': key })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'bad_request'])
    expect(await countInvites()).toBe(before)
  })

  it('of 1 or 255 visible characters is taken', async () => {
    for (const key of ['!', `~${randomUUID()}`.padEnd(255, '~')]) {
      expect((await post(body(), { 'idempotency-key': key })).statusCode).toBe(201)
    }
  })
})
