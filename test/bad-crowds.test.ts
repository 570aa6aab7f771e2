import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'
import { soon } from './support/effort.ts'
import { friend } from './support/portal.ts'

const api = await openApi()
const account = await signUp(api)
const key = await makeKey(api, account, ['invite.manage', 'identity.manage'])
const headers = { ...key.headers, 'content-type': 'application/json' }

const places = [
  ['/api/v1/identity-invites/bulk-create', 'invites'],
  ['/api/v1/identities/bulk-create', 'identities'],
] as const

const person = JSON.stringify(friend({ email: undefined })).slice(0, -1)
const row = (more: string) => `${person},${more}}`
const marks = (count: number) => `a${'\u0301\u0316'.repeat(count)}`
const list = (count: number, item: string) => `[${Array(count).fill(item).join()}]`
const nest = (depth: number, inner: string) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`
const fields = (count: number, value: string) =>
  Array.from({ length: count }, (_, index) => `"f${index}":${value}`).join()

/* As a list of rows, at or just below what the call may hold. */
const worst: [string, string, string][] = [
  [
    'one address of combining marks',
    list(1, row(`"email":"${marks(3_000_000)}"`)),
    'body_too_large',
  ],
  [
    'one address of letters',
    list(1, row(`"email":"漢${'a'.repeat(13_000_000)}"`)),
    'body_too_large',
  ],
  ['one address of signs', list(1, row(`"email":"${'@'.repeat(13_000_000)}"`)), 'body_too_large'],
  ['addresses of dots', list(199, row(`"email":"${'a.'.repeat(32_000)}"`)), 'validation_failed'],
  ['domains of hyphens', list(199, row(`"email":"a@${'a-'.repeat(32_000)}"`)), 'validation_failed'],
  [
    'names of combining marks',
    list(199, row(`"last_name":"${marks(15_000)}"`)),
    'validation_failed',
  ],
  [
    'deep and wide fields',
    list(1, row(`"custom_fields":${nest(450, list(2000, list(1000, '0')))}`)),
    'body_too_large',
  ],
  [
    'unknown lists',
    list(199, row(`"x":${list(9999, '0')},"y":${list(9999, '0')}`)),
    'unknown_field',
  ],
  ['unknown fields', list(199, `{${fields(199, list(100, '0'))}}`), 'unknown_field'],
  ['numbers for rows', list(200, '0'), 'validation_failed'],
  ['rows that are one text', list(1, `"${'a'.repeat(13_000_000)}"`), 'body_too_large'],
]

describe('200 rows of the worst are refused row by row, in good time', () => {
  it.each(
    places.flatMap(([url, name]) =>
      worst.map(([what, rows, code]) => ({ url, name, what, rows, code })),
    ),
  )('$name with $what', async ({ url, name, rows, code }) => {
    const answer = await soon(() =>
      api.app.inject({ method: 'POST', url, headers, payload: `{"${name}":${rows}}` }),
    )
    expect(answer.statusCode).toBe(200)
    const { results, summary } = answer.json()
    expect(summary.created).toBe(0)
    const codes = results.map(({ error }: { error: { code: string } }) => error.code)
    expect(new Set(codes)).toEqual(new Set([code]))
  })

  it('assignments by the thousand, with the field', async () => {
    const assignments = list(1100, '{"role_id":"x","node_id":"y"}')
    const rows = list(200, row(`"assignments":${assignments}`))
    const answer = await soon(() => post(places[0][0], `{"invites":${rows}}`))
    expect(answer.json().results[0].error).toMatchObject({ field: 'assignments' })
  })
})

describe('a row is as large as the body of a single call, and no larger', () => {
  it.each(places)('of %s', async (url, name) => {
    const spread = (bytes: number) => {
      const empty = row('"custom_fields":{"a":""}')
      return empty.replace('""', `"${'a'.repeat(bytes - empty.length)}"`)
    }
    const rows = `[${spread(65_536)},${spread(65_537)}]`
    const { results } = (await post(url, `{"${name}":${rows}}`)).json()
    const codes = results.map(({ error }: { error: { code: string } }) => error.code)
    expect(codes).toEqual(['validation_failed', 'body_too_large'])
  })
})

describe('the envelope is refused in good time', () => {
  it.each([
    ['that nests six million times', nest(6_500_000, ''), 422, 'validation_failed'],
    ['that never ends', '['.repeat(13_000_000), 422, 'validation_failed'],
    ['of a million rows', `{"invites":${list(1_000_000, '0')}}`, 422, 'too_many_rows'],
    ['with two lists', '{"invites":[1],"identities":[1]}', 422, 'unknown_field'],
    ['with an object for a list', '{"invites":{"0":{}}}', 422, 'validation_failed'],
    ['of a million fields', `{${fields(1_000_000, '0')}}`, 422, 'validation_failed'],
  ])('%s', async (_what, text, status, code) => {
    const answer = await soon(() => post(places[0][0], text))
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})

const post = (url: string, payload: string) => api.call(url, { method: 'POST', headers, payload })
