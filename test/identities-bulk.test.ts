import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rowId } from '../api/bulk.ts'
import { connect } from '../db/client.ts'
import { openApi, password, signUp, startApi } from './support/api.ts'
import { crowd, furnish, outcomesOf, somebody } from './support/directory.ts'

const url = '/api/v1/identities/bulk-create'
const api = await openApi()
const account = await signUp(api)
const ours = await furnish(api, account)

const post = (payload: object, headers: object = {}) =>
  api.call(url, { headers: { ...ours.key.headers, ...headers }, payload })
const bulk = async (rows: unknown[], headers: object = {}) => {
  const answer = await post({ identities: rows }, headers)
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

describe('a bulk call', () => {
  it('makes 200 people with all that each was to have', async () => {
    const { roleId: role_id, nodeId: node_id } = ours
    const rows = crowd(200, { role_id, node_id, application_id: ours.applicationId })
    const { results, summary } = await bulk(rows)
    expect(summary).toEqual({ created: 200, failed: 0 })
    expect(results[199]).toEqual({ index: 199, status: 'created', id: expect.any(String) })
    for (const at of [0, 117]) {
      const read = await api.call(`/api/v1/identities/${results[at].id}`, {
        headers: ours.key.headers,
      })
      expect(read.json()).toMatchObject({
        email: rows[at]?.email,
        applications: [{ application_id: ours.applicationId }],
        assignments: [{ role_id, node_id }],
      })
    }
    const ids = results.map(({ id }: { id: string }) => id)
    const facts = await api.sql`select from facts where object_id = any(${ids})`
    expect(facts).toHaveLength(200)
    expect([...ids].sort()).toEqual(ids)
  })

  it('takes as many statements for 200 people as for one', async () => {
    const statements: string[] = []
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => statements.push(query)
    const counted = await startApi({ sql })
    const count = async (rows: object[]) => {
      statements.length = 0
      const payload = { identities: rows }
      const answer = await counted.call(url, { headers: ours.key.headers, payload })
      expect(answer.json().summary.created).toBe(rows.length)
      return statements.length
    }
    await count(crowd(1))
    const one = await count(crowd(1))
    expect(one).toBeGreaterThan(0)
    expect(await count(crowd(200))).toBe(one)
    await Promise.all([counted.stop(), sql.end()])
  })

  it('hashes every password, and fails the breached alone', async () => {
    const rows = [...crowd(20, { password }), somebody({ password: 'Password1' })]
    const answer = await bulk(rows)
    expect(answer.summary).toEqual({ created: 20, failed: 1 })
    expect(answer.results[20].error).toMatchObject({ code: 'password_breached', field: 'password' })
    const hashed = await api.sql`
      select from identities where account_id = ${account.accountId}
        and email = any(${rows.map(({ email }) => email)}) and password_hash is not null`
    expect(hashed).toHaveLength(20)
  })

  it('takes 200 rows with 16 KiB of fields each', async () => {
    const { summary } = await bulk(crowd(200, { custom_fields: { a: 'é'.repeat(8180) } }))
    expect(summary).toEqual({ created: 200, failed: 0 })
  })
})

describe('two rows of one call', () => {
  it('with one address in two spellings: the first counts', async () => {
    const { email } = somebody()
    const answer = await bulk([
      somebody({ email }),
      somebody({ email: ` ${email.toUpperCase()}` }),
      somebody({ email: email.replace('pat', 'pa\u0301t') }),
      somebody({ email: email.replace('pat', 'PÁT') }),
    ])
    const repeated = 'duplicate_in_request'
    expect(outcomesOf(answer)).toEqual(['created', repeated, 'created', repeated])
  })

  it('with one address: the first counts, even if it fails', async () => {
    const { email } = somebody()
    const answer = await bulk([somebody({ email, last_name: 1 }), somebody({ email })])
    expect(outcomesOf(answer)).toEqual(['validation_failed', 'duplicate_in_request'])
  })

  it('with one external id: the first is made', async () => {
    const external_id = randomUUID()
    const answer = await bulk([somebody({ external_id }), somebody({ external_id })])
    expect(outcomesOf(answer)).toEqual(['created', 'external_id_conflict'])
  })

  it('may ask for half a pair: no assignment', async () => {
    const { results } = await bulk([somebody({ role_id: ours.roleId })])
    const read = await api.call(`/api/v1/identities/${results[0].id}`, {
      headers: ours.key.headers,
    })
    expect(read.json().assignments).toEqual([])
  })
})

describe('calls that cross', () => {
  it('make each person once, whatever the order of the rows', async () => {
    const rows = crowd(60).map((row) => ({ ...row, external_id: randomUUID() }))
    const answers = await Promise.all([bulk(rows), bulk([...rows].reverse()), bulk(rows)])
    const made = answers.flatMap(outcomesOf)
    expect(made.filter((outcome) => outcome === 'created')).toHaveLength(60)
    expect(made.filter((outcome) => outcome === 'email_conflict')).toHaveLength(120)
  })

  it('give the same when made again after a crash before the answer was stored', async () => {
    const rows = [somebody({ password }), somebody({ email: 'no' }), somebody()]
    const key = { 'idempotency-key': randomUUID() }
    const first = await bulk(rows, key)
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0
      where key = ${key['idempotency-key']}`
    expect(await bulk(rows, key)).toEqual(first)
    const ids = [first.results[0].id, first.results[2].id]
    expect(await api.sql`select from facts where object_id = any(${ids})`).toHaveLength(2)
  })

  it('give each row an id of its own, the same every time', () => {
    const operationId = '01890a5d-ac96-774b-bcce-b302099a8057'
    const ids = Array.from({ length: 200 }, (_, index) => rowId(operationId, index))
    expect(new Set([...ids, operationId]).size).toBe(201)
    expect(rowId(operationId, 7)).toBe(ids[7])
    expect(ids[7]).toMatch(/^01890a5d-ac96-7007-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(rowId(randomUUID(), 7).slice(19)).not.toBe(ids[7]?.slice(19))
  })
})
