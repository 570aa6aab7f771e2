import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Account, makeKey, openApi, signUp } from './support/api.ts'
import { newAddress } from './support/client.ts'

const api = await openApi()
const account = await signUp(api)
const other = await signUp(api)

type Row = Record<string, unknown>
const person = (given: Row = {}): Row => ({
  email: newAddress(),
  first_name: 'Ada',
  last_name: 'Lovelace',
  ...given,
})
async function applicationOf({ environmentId, bearer }: Account): Promise<string> {
  const url = `/api/v1/environments/${environmentId}/applications`
  return (await api.call(url, { headers: bearer })).json().data[0].id
}

describe('the invites of an Account', () => {
  const at = (path = '') => `/api/v1/accounts/${account.slug}/identity-invites${path}`
  const ask = (path: string, payload?: object) =>
    api.call(at(path), { headers: account.bearer, ...(payload && { payload }) })

  it('have no role, no node and no environment', async () => {
    const answer = await ask('', person())
    expect(answer.statusCode).toBe(201)
    const { id } = answer.json()
    expect(answer.json()).toMatchObject({ environment_id: null, role_id: null, assignment: null })
    expect(answer.headers.location).toBe(at(`/${id}`))
    expect((await ask(`/${id}`)).json()).toMatchObject({ id, events: [{ type: 'created' }] })
    expect((await ask('?status=pending')).json().data[0].id).toBe(id)
    const { headers } = await makeKey(api, account, ['invite.read'])
    const fromEnvironment = await api.call(`/api/v1/identity-invites/${id}`, { headers })
    expect(fromEnvironment.json().code).toBe('invite_not_found')
    expect((await ask(`/${id}/accept-url`, {})).statusCode).toBe(200)
  })

  it('refuse what belongs to an environment', async () => {
    const place = { role_id: randomUUID(), node_id: account.rootNodeId }
    const answer = await ask('', person(place))
    expect(answer.json()).toMatchObject({ status: 422, code: 'unknown_field' })
  })

  it('come in bulk, and may name any application of the account', async () => {
    const application_id = await applicationOf(account)
    const rows = [
      person({ application_id }),
      person({ role_id: randomUUID() }),
      person({ application_id: await applicationOf(other) }),
    ]
    const { results } = (await ask('/bulk-create', { invites: rows })).json()
    expect(results.map(({ error }: { error?: Row }) => error?.code)).toEqual([
      undefined,
      'unknown_field',
      'unknown_application',
    ])
    expect((await ask(`/${results[0].id}`)).json()).toMatchObject({ application_id })
  })

  it('are not there for another account, and closed to API keys', async () => {
    const elsewhere = await api.call(at(), { headers: other.bearer })
    const nowhere = await api.call(at().replace(account.slug, randomUUID()), {
      headers: other.bearer,
    })
    expect([elsewhere.statusCode, nowhere.statusCode]).toEqual([404, 404])
    const { headers } = await makeKey(api, account, ['invite.read'])
    expect((await api.call(at(), { headers })).json().code).toBe('wrong_principal')
  })

  it('are beyond an operator who is limited to nodes', async () => {
    const limited = await signUp(api)
    await api.sql`
      insert into operator_nodes (account_id, environment_id, operator_id, node_id)
      values (${limited.accountId}, ${limited.environmentId}, ${limited.operatorId},
        ${limited.rootNodeId})`
    const answer = await api.call(`/api/v1/accounts/${limited.slug}/identity-invites`, {
      headers: limited.bearer,
      payload: person(),
    })
    expect(answer.json()).toMatchObject({ status: 403, code: 'permission_denied' })
  })
})
