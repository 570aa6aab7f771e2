import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { crowd, furnish, makeOperator, outcomesOf, somebody } from './support/directory.ts'

const url = '/api/v1/identities/bulk-create'
const api = await openApi()
const account = await signUp(api)
const ours = await furnish(api, account)
const theirs = await furnish(api, await signUp(api))

const post = (payload: object, headers: object = {}) =>
  api.call(url, { headers: { ...ours.key.headers, ...headers }, payload })
const bulk = async (rows: unknown[], headers: object = {}) => {
  const answer = await post({ identities: rows }, headers)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

describe('a bad row fails alone', () => {
  it.each([
    ['no object', null, 'validation_failed', undefined],
    ['a list', [], 'validation_failed', undefined],
    ['no name', { email: 'a@example.com', first_name: 'A' }, 'validation_failed', 'last_name'],
    ['a number for a name', somebody({ last_name: 1 }), 'validation_failed', 'last_name'],
    ['no address', somebody({ email: 'pat' }), 'validation_failed', 'email'],
    ['an unknown field', somebody({ nick: 'P' }), 'unknown_field', 'nick'],
    ['an unusable character', somebody({ last_name: 'a\0' }), 'validation_failed', 'last_name'],
    [
      'half a surrogate pair',
      somebody({ first_name: '\ud800' }),
      'validation_failed',
      'first_name',
    ],
    ['a short password', somebody({ password: '1234567' }), 'validation_failed', 'password'],
    ['half an id', somebody({ role_id: 'x' }), 'validation_failed', 'role_id'],
    [
      'too deep fields',
      somebody({ custom_fields: nested(40) }),
      'validation_failed',
      'custom_fields',
    ],
    ['201 fields', somebody(many(201)), 'validation_failed', undefined],
  ])('when it is or has %s', async (_what, row, code, field) => {
    const { results, summary } = await bulk([somebody(), row, somebody()])
    expect(summary).toEqual({ created: 2, failed: 1 })
    expect(results[1]).toEqual({
      index: 1,
      status: 'error',
      error: { code, ...(field && { field }), message: expect.any(String) },
    })
  })

  it('when row 117 of 200 names a foreign role, node or application, as good as none', async () => {
    const role_id = ours.roleId
    const node_id = ours.nodeId
    const foreign = [
      ['unknown_role', { role_id: theirs.roleId, node_id }, { role_id: randomUUID(), node_id }],
      ['unknown_node', { role_id, node_id: theirs.nodeId }, { role_id, node_id: randomUUID() }],
      [
        'unknown_application',
        { application_id: theirs.applicationId },
        { application_id: randomUUID() },
      ],
    ] as const
    for (const [code, ...both] of foreign) {
      const answers = []
      for (const given of both) {
        const rows = crowd(200)
        const answer = await bulk(
          rows.map((row, index) => (index === 117 ? { ...row, ...given } : row)),
        )
        expect(answer.summary).toEqual({ created: 199, failed: 1 })
        answers.push(JSON.stringify(answer.results[117]))
      }
      expect(answers[0]).toContain(`"${code}"`)
      expect(answers[0]).toBe(answers[1])
    }
  })

  it('when its node is not the operator’s to give', async () => {
    const paths = `/api/v1/environments/${account.environmentId}`
    const headers = account.bearer
    await api.call(paths, { method: 'PATCH', headers, payload: { hierarchy_enabled: true } })
    const made = await api.call(`${paths}/nodes`, { headers, payload: { name: randomUUID() } })
    const node_id = String(made.json().id)
    const limited = await makeOperator(api, account, { role: 'admin', nodeIds: [node_id] })
    const role_id = ours.roleId
    const rows = [somebody({ role_id, node_id: ours.nodeId }), somebody({ role_id, node_id })]
    const answer = await api.call(url, { headers: limited, payload: { identities: rows } })
    expect(outcomesOf(answer.json())).toEqual(['permission_denied', 'created'])
  })

  it('when its address or external id is taken', async () => {
    const external_id = randomUUID()
    const first = somebody({ external_id })
    await bulk([first])
    const answer = await bulk([first, somebody({ external_id }), somebody()])
    expect(outcomesOf(answer)).toEqual(['email_conflict', 'external_id_conflict', 'created'])
  })
})

describe('the envelope', () => {
  it.each([
    ['no rows', { identities: [] }, 'no_rows'],
    ['201 rows', { identities: new Array(201).fill(null) }, 'too_many_rows'],
    ['20,000 rows', { identities: new Array(20_000).fill(null) }, 'too_many_rows'],
    ['no list', { identities: {} }, 'validation_failed'],
    ['another name', { invites: [{}] }, 'unknown_field'],
    ['one field more', { identities: [{}], mode: 'x' }, 'unknown_field'],
    ['201 fields', { identities: [{}], ...many(201) }, 'validation_failed'],
    ['bottomless rows', { identities: [nested(600)] }, 'validation_failed'],
  ])('with %s is refused whole', async (_what, payload, code) => {
    const answer = await post(payload)
    expect(answer.json()).toMatchObject({ status: 422, code })
  })

  it('may be as large as 200 single bodies, and no larger', async () => {
    const answer = await post({ identities: ['x'.repeat(200 * 65_536)] })
    expect(answer.json()).toMatchObject({ status: 413, code: 'body_too_large' })
    expect((await bulk(['x'.repeat(199 * 65_536)])).summary.failed).toBe(1)
  })

  it('answers 200 when every row failed', async () => {
    expect((await bulk([1, 2])).summary).toEqual({ created: 0, failed: 2 })
  })
})

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) }
}

function many(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index]))
}
