import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, type Api, makeKey, signUp, startApi } from './support/api.ts'
import { newAddress } from './support/client.ts'

let api: Api
let account: Account
let other: Account
let key: Awaited<ReturnType<typeof makeKey>>
let roleId: string
let foreign: { role_id: string; node_id: string; application_id: string }
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
  other = await signUp(api)
  key = await makeKey(api, account, ['invite.manage', 'invite.read'])
  roleId = await makeRole(account)
  const { data } = (
    await api.call(`/api/v1/environments/${other.environmentId}/applications`, {
      headers: other.bearer,
    })
  ).json()
  foreign = {
    role_id: await makeRole(other),
    node_id: other.rootNodeId,
    application_id: data[0].id,
  }
})
afterAll(() => api.stop())

async function makeRole({ environmentId, bearer }: Account): Promise<string> {
  const url = `/api/v1/environments/${environmentId}/roles`
  const answer = await api.call(url, { headers: bearer, payload: { name: randomUUID() } })
  return answer.json().id
}
type Row = Record<string, unknown>
const person = (given: Row = {}): Row => ({
  email: newAddress(),
  first_name: 'Ada',
  last_name: 'Lovelace',
  ...given,
})
const placed = (given: Row = {}) =>
  person({ role_id: roleId, node_id: account.rootNodeId, ...given })
const people = (count: number) => Array.from({ length: count }, () => placed())
const post = (invites: unknown, headers = {}) =>
  api.call('/api/v1/identity-invites/bulk-create', {
    payload: { invites },
    headers: { ...key.headers, ...headers },
  })
const read = async (id: string) =>
  (await api.call(`/api/v1/identity-invites/${id}`, { headers: key.headers })).json()

describe('a bulk call', () => {
  it('invites 200 people, each as a single call would', async () => {
    const rows = people(200)
    const answer = await post(rows)
    const { results, summary } = answer.json()
    expect([answer.statusCode, summary]).toEqual([200, { created: 200, failed: 0 }])
    expect(results.map(({ index }: Row) => index)).toEqual(rows.map((_row, index) => index))
    expect(results[117]).toMatchObject({ status: 'created', accept_url: expect.any(String) })
    expect(await read(results[117].id)).toMatchObject({
      email: rows[117]?.email,
      role_id: roleId,
      assignment: { status: 'dormant' },
      events: [{ type: 'created', actor: { type: 'api_key', id: key.id } }],
    })
  })

  it.each([
    ['role_id', 'unknown_role'],
    ['node_id', 'unknown_node'],
    ['application_id', 'unknown_application'],
  ] as const)(
    'fails row 117 alone for a %s of elsewhere, as for a random one',
    async (name, code) => {
      const answers = await Promise.all(
        [foreign[name], randomUUID()].map(async (value) => {
          const rows = people(200)
          rows[117] = placed({ [name]: value })
          return (await post(rows)).json()
        }),
      )
      for (const { results, summary } of answers) {
        expect(summary).toEqual({ created: 199, failed: 1 })
        expect(results[117]).toMatchObject({ index: 117, status: 'error', error: { code } })
      }
      expect(answers[0].results[117]).toEqual(answers[1].results[117])
    },
  )

  it('says of each row what a single call would have said', async () => {
    const taken = placed()
    await post([taken])
    const { results, summary } = (
      await post([
        placed(),
        { ...taken, email: String(taken.email).toUpperCase() },
        person({ role_id: roleId }),
        person({ email: 'nobody' }),
        person({ nick: 'ada' }),
        'ada',
        null,
        person({ first_name: '' }),
        person({ message: 'x'.repeat(501) }),
        placed(),
      ])
    ).json()
    expect(results.map(({ error }: { error?: Row }) => [error?.code, error?.field])).toEqual([
      [undefined, undefined],
      ['invite_pending', undefined],
      ['role_node_pair', 'node_id'],
      ['validation_failed', 'email'],
      ['unknown_field', 'nick'],
      ['validation_failed', undefined],
      ['validation_failed', undefined],
      ['validation_failed', 'first_name'],
      ['validation_failed', 'message'],
      [undefined, undefined],
    ])
    expect(summary).toEqual({ created: 2, failed: 8 })
  })

  it('counts the first of two rows with one address', async () => {
    const email = newAddress()
    const twice = [person({ email, first_name: '' }), person({ email: ` ${email.toUpperCase()}` })]
    const { results } = (await post(twice)).json()
    expect(results.map(({ error }: { error: Row }) => error.code)).toEqual([
      'validation_failed',
      'duplicate_in_request',
    ])
  })

  it.each([
    [[], 'no_rows'],
    [Array.from({ length: 201 }, () => ({})), 'too_many_rows'],
  ])('has 1 to 200 rows', async (rows, code) => {
    const answer = await post(rows)
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
  })

  it('answers 200 even when every row failed', async () => {
    const answer = await post([person({ email: '' })])
    expect([answer.statusCode, answer.json().summary]).toEqual([200, { created: 0, failed: 1 }])
  })

  it('finds what it made, when its answer was lost', async () => {
    const idempotency = { 'idempotency-key': randomUUID() }
    const rows = people(3)
    const first = (await post(rows, idempotency)).json()
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0
      where key = ${idempotency['idempotency-key']}`
    const again = (await post(rows, idempotency)).json()
    expect(again.results.map(({ id }: Row) => id)).toEqual(first.results.map(({ id }: Row) => id))
    expect(again.summary).toEqual({ created: 3, failed: 0 })
  })

  it('and another for the same people leave one invite each, whoever is first', async () => {
    const rows = people(50)
    const answers = await Promise.all([post(rows), post(rows.toReversed()), post(rows)])
    const results = answers.flatMap((answer) => answer.json().results)
    expect(results.filter(({ status }) => status === 'created')).toHaveLength(50)
    const refused = results.filter(({ status }) => status === 'error')
    expect(new Set(refused.map(({ error }) => error.code))).toEqual(new Set(['invite_pending']))
  })

  it('counts a message for each address that is written to, and none for a refused row', async () => {
    const [email, silent] = [newAddress(), newAddress()]
    await post([person({ email }), person({ email: silent, send_email: false })])
    await post([person({ email })])
    const counted = await api.sql`
      select recipient_key, sends from recipient_days where recipient_key in (${email}, ${silent})`
    expect(counted.map(({ sends }) => sends)).toEqual([1])
  })
})
