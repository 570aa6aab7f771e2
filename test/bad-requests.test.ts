import { describe, expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { openRaw, type RawAnswer } from './support/raw-http.ts'

const api = await openApi({}, { patience: { headersMs: 800, requestMs: 1600 } })
const account = await signUp(api)
const port = Number(new URL(await api.app.listen({ port: 0, host: '127.0.0.1' })).port)

const end = '\r\n\r\n'
const host = 'Host: vestibule.test\r\nConnection: close'

async function exchange(...parts: string[]): Promise<RawAnswer> {
  const client = openRaw(port)
  for (const part of parts) client.write(part)
  return client.answer()
}

/** A request to make an environment, as its admin. */
const post = (headers: string) =>
  `POST /api/v1/accounts/${account.slug}/environments HTTP/1.1\r\n${host}\r\n` +
  `Authorization: ${account.bearer.authorization}\r\nContent-Type: application/json\r\n${headers}${end}`

const countEnvironments = async () => {
  const [row] = await api.sql`
    select count(*)::int from environments where account_id = ${account.accountId}`
  return row?.count
}

describe('a request that does not arrive is given up, with a problem document', () => {
  it.each([
    ['says nothing', () => ''],
    ['stops within its first line', () => 'POST /api'],
    ['stops within its headers', () => `GET /healthz HTTP/1.1\r\n${host}\r\nX-Slow: `],
    ['stops within its body', () => `${post('Content-Length: 40')}{"name":`],
    ['stops between chunks', () => `${post('Transfer-Encoding: chunked')}8\r\n{"name":\r\n`],
  ])('when it %s', async (_what, bytes) => {
    const answer = await exchange(bytes())
    expect([answer.status, answer.code]).toEqual([408, 'request_timeout'])
    expect(answer.headers).toContain('content-type: application/problem+json')
    expect(answer.headers).toContain('x-content-type-options: nosniff')
  })

  it('also when it trickles on, byte by byte', async () => {
    const before = await countEnvironments()
    const client = openRaw(port)
    client.write(post('Content-Length: 1000'))
    const trickle = setInterval(() => client.write(' '), 50)
    const answer = await client.answer()
    clearInterval(trickle)
    expect([answer.status, answer.code]).toEqual([408, 'request_timeout'])
    expect(await countEnvironments()).toBe(before)
  })

  it('and a client that hangs up within its body makes nothing', async () => {
    const before = await countEnvironments()
    const client = openRaw(port)
    client.write(`${post('Content-Length: 40')}{"name":"Half"`)
    client.close()
    expect((await exchange(`GET /healthz HTTP/1.1\r\n${host}${end}`)).status).toBe(200)
    expect(await countEnvironments()).toBe(before)
  })
})

describe('a request that cannot be read is refused with a problem document', () => {
  it.each([
    ['is no HTTP', () => 'hello\r\n\r\n', 400, 'bad_request'],
    ['has a method nobody knows', () => `BREW /tea HTTP/1.1\r\n${host}${end}`, 400, 'bad_request'],
    ['has a NUL in its path', () => `GET /\0 HTTP/1.1\r\n${host}${end}`, 400, 'bad_request'],
    [
      'has a header without a name',
      () => `GET / HTTP/1.1\r\n${host}\r\n: x${end}`,
      400,
      'bad_request',
    ],
    ['folds a header', () => `GET / HTTP/1.1\r\n${host}\r\nX-A: b\r\n c${end}`, 400, 'bad_request'],
    ['has two lengths', () => post('Content-Length: 2\r\nContent-Length: 3'), 400, 'bad_request'],
    [
      'has a length and chunks',
      () => post('Content-Length: 2\r\nTransfer-Encoding: chunked'),
      400,
      'bad_request',
    ],
    ['has a length below zero', () => post('Content-Length: -1'), 400, 'bad_request'],
    [
      'has a chunk of no size',
      () => `${post('Transfer-Encoding: chunked')}zz\r\n`,
      400,
      'bad_request',
    ],
    [
      'has an address of 20,000 characters',
      () => `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}${end}`,
      431,
      'headers_too_large',
    ],
    [
      'has a cookie of 20,000',
      () => `GET / HTTP/1.1\r\n${host}\r\nCookie: ${'a'.repeat(20_000)}${end}`,
      431,
      'headers_too_large',
    ],
    [
      'has 9,000 headers',
      () => `GET / HTTP/1.1\r\n${host}\r\n${'A: b\r\n'.repeat(9000)}\r\n`,
      431,
      'headers_too_large',
    ],
  ])('when it %s', async (_what, bytes, status, code) => {
    const answer = await exchange(bytes())
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.whole).toMatch(/x-request-id: [0-9a-f-]{36}/)
  })

  it('when its body is too large, be it told or found out on the way', async () => {
    const before = await countEnvironments()
    const told = await exchange(post('Content-Length: 70000'))
    const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`
    const chunked = await exchange(post('Transfer-Encoding: chunked'), ...Array(5).fill(chunk))
    for (const answer of [told, chunked]) {
      expect([answer.status, answer.code]).toEqual([413, 'body_too_large'])
    }
    expect(await countEnvironments()).toBe(before)
  })

  it('and a body in chunks of one byte is a body', async () => {
    const bytes = [...'{"name":"Staging"}'].map((byte) => `1\r\n${byte}\r\n`).join('')
    const answer = await exchange(`${post('Transfer-Encoding: chunked')}${bytes}0${end}`)
    expect(answer.status).toBe(201)
  })
})

describe('of two requests on one connection', () => {
  const kept = host.replace('close', 'keep-alive')
  const statuses = (answer: RawAnswer) => answer.whole.match(/HTTP\/1\.1 \d+/g)

  it('a body that is longer than it says does not hide one', async () => {
    const hidden = `GET /healthz HTTP/1.1\r\n${host}${end}`
    const first = post('Content-Length: 2').replace(host, kept)
    const answer = await exchange(`${first}{}${hidden}`)
    expect(statuses(answer)).toEqual(['HTTP/1.1 422', 'HTTP/1.1 200'])
  })

  it('the second is refused as the first would be', async () => {
    const client = openRaw(port)
    client.write(`GET /healthz HTTP/1.1\r\n${kept}${end}`)
    await client.heard()
    client.write(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}${end}`)
    expect(statuses(await client.answer())).toEqual(['HTTP/1.1 200', 'HTTP/1.1 431'])
  })
})
