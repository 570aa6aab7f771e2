import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { furnish, makeOperator, somebody, withoutRequestId } from './support/directory.ts'

const url = '/api/v1/identities'
const api = await openApi()
const account = await signUp(api)
const other = await signUp(api)
const ours = await furnish(api, account)
const theirs = await furnish(api, other)
const directory = `/api/v1/accounts/${account.slug}/identities`

type Headers = Record<string, string>
const create = async (given: object = {}, headers: Headers = ours.key.headers) =>
  (await api.call(url, { headers, payload: somebody(given) })).json()
const ids = async (query: object, at: { path?: string; headers?: Headers } = {}) => {
  const { path = url, headers = ours.key.headers } = at
  const answer = await api.call(`${path}?${new URLSearchParams({ ...query })}`, { headers })
  return answer.json().data?.map(({ id }: { id: string }) => id) ?? answer.json().code
}

describe("an account's directory", () => {
  const call = (payload?: object, headers: Headers = account.bearer, path = directory) =>
    api.call(path, { headers, ...(payload && { payload }) })

  it('takes people without any application, or with any of the account', async () => {
    const made = await call(somebody())
    expect(made.statusCode).toBe(201)
    expect(made.headers.location).toBe(`${directory}/${made.json().id}`)
    expect(made.json()).toMatchObject({ applications: [], assignments: [], warnings: [] })
    const application_id = ours.production.applicationId
    const member = (await call(somebody({ application_id }))).json()
    expect(member.applications).toEqual([{ application_id }])
    expect(await ids({ email: made.json().email })).toEqual([])
    const facts = await api.sql`select environment_id from facts where object_id = ${member.id}`
    expect(facts).toEqual([{ environmentId: null }])
    const found = await ids({ email: member.email }, { path: directory, headers: account.bearer })
    expect(found).toEqual([member.id])
  })

  it('knows neither role nor node, and no foreign application', async () => {
    for (const field of ['role_id', 'node_id']) {
      const answer = await call(somebody({ [field]: randomUUID() }))
      expect(answer.json()).toMatchObject({ code: 'unknown_field', errors: [{ field }] })
    }
    const bodies = []
    for (const application_id of [theirs.applicationId, randomUUID()]) {
      bodies.push(withoutRequestId((await call(somebody({ application_id }))).body))
    }
    expect(bodies[0]).toContain('"unknown_application"')
    expect(bodies[0]).toBe(bodies[1])
  })

  it('takes 200 rows at a time, each for itself', async () => {
    const { email } = await create()
    const rows = [somebody(), somebody({ email }), somebody({ role_id: randomUUID() })]
    const answer = await call({ identities: rows }, account.bearer, `${directory}/bulk-create`)
    const codes = answer.json().results.map((row: { error?: { code: string } }) => row.error?.code)
    expect(codes).toEqual([undefined, 'email_conflict', 'unknown_field'])
  })

  it('is closed to keys, to other accounts, and to operators limited to nodes', async () => {
    const limited = await makeOperator(api, account, { role: 'admin', nodeIds: [ours.nodeId] })
    const reader = await makeOperator(api, account, { role: 'user_invite' })
    const { id } = await create()
    for (const [headers, code] of [
      [ours.key.headers, 'wrong_principal'],
      [other.bearer, 'not_found'],
      [limited, 'permission_denied'],
    ] as const) {
      expect((await call(somebody(), headers)).json().code).toBe(code)
      const bulk = await call({ identities: [somebody()] }, headers, `${directory}/bulk-create`)
      expect(bulk.json().code).toBe(code)
      expect((await call(undefined, headers)).json().code).toBe(code)
      expect((await call(undefined, headers, `${directory}/${id}`)).json().code).toBe(code)
    }
    expect((await call(somebody(), reader)).json().code).toBe('permission_denied')
    expect((await call(undefined, reader)).statusCode).toBe(200)
  })

  it('shows nobody of another account', async () => {
    const { id } = await create({}, theirs.key.headers)
    const [known, none] = [
      await call(undefined, account.bearer, `${directory}/${id}`),
      await call(undefined, account.bearer, `${directory}/${randomUUID()}`),
    ]
    expect(known.statusCode).toBe(404)
    expect(withoutRequestId(known.body)).toBe(withoutRequestId(none.body))
  })
})
