import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { appoint } from './support/operators.ts'

const api = await openApi()
const account = await signUp(api)
const base = `/api/v1/accounts/${account.slug}/environments`

const create = (payload: object, headers: Record<string, string> = account.bearer) =>
  api.call(base, { headers, payload })

it('a new environment has a root node, a default application, and works at once', async () => {
  const made = await create({ name: 'Staging', hierarchy_enabled: true })
  expect(made.statusCode).toBe(201)
  expect(made.json()).toMatchObject({ name: 'Staging', hierarchy_enabled: true, suspended: false })
  const { id, root_node_id, default_application_id } = made.json()
  const headers = account.bearer
  const url = `/api/v1/environments/${id}`
  expect((await api.call(url, { headers })).json()).toEqual(made.json())
  const [root] = (await api.call(`${url}/nodes`, { headers })).json().data
  expect(root).toMatchObject({ id: root_node_id, name: 'Acme', parent_id: null })
  const [application] = (await api.call(`${url}/applications`, { headers })).json().data
  expect(application).toMatchObject({ id: default_application_id, is_default: true })
  const child = await api.call(`${url}/nodes`, { headers, payload: { name: 'Berlin' } })
  expect(child.statusCode).toBe(201)
})

it('one key makes one environment, one name is taken once', async () => {
  const name = `Test ${randomUUID()}`
  const headers = { ...account.bearer, 'idempotency-key': randomUUID() }
  const [first, again] = [await create({ name }, headers), await create({ name }, headers)]
  expect([first.statusCode, again.statusCode]).toEqual([201, 201])
  expect(again.json().id).toBe(first.json().id)
  expect((await create({ name })).json()).toMatchObject({ status: 409, code: 'name_taken' })
  const wanted = { name: `Race ${randomUUID()}` }
  const both = await Promise.all([create(wanted), create(wanted)])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
})

it('only who manages the whole account makes environments', async () => {
  const nodes = { node_ids: [account.rootNodeId] }
  for (const given of [{ role: 'user_invite' }, nodes]) {
    const { bearer } = await appoint(api, account, given)
    const refused = await create({ name: 'No' }, bearer)
    expect(refused.json()).toMatchObject({ code: 'permission_denied' })
  }
  const other = await signUp(api)
  expect((await create({ name: 'No' }, other.bearer)).json().code).toBe('not_found')
  const theirs = `/api/v1/environments/${other.environmentId}`
  expect((await api.call(theirs, { headers: account.bearer })).json().code).toBe('not_found')
  expect((await create({ name: ' ' })).statusCode).toBe(422)
})
