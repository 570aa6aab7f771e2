import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { assign, openEnvironment, signInOperator } from './support/environments.ts'
import { friend } from './support/portal.ts'

const api = await openApi()
const env = await openEnvironment(api)

const read = async (headers: object = env.bearer) =>
  (await env.ask('GET', '/setup', undefined, headers)).json()
const untouched = {
  invites: 0,
  invites_with_role: 0,
  identities: 0,
  assignments: 0,
  applications_with_redirect: 0,
  roles: 0,
  nodes: 1,
  api_keys: 0,
}

describe('the setup of an Environment', () => {
  it('begins with nothing but the root node', async () => {
    expect(await read()).toEqual(untouched)
  })

  it('counts what is there, whoever made it', async () => {
    const [roleId, nodeId] = [await env.makeRole(), await env.makeNode()]
    await env.makeApplication()
    await env.makeApplication({ invite_redirect_url: 'https://app.acme.test/accept' })
    const invited = { role_id: roleId, node_id: nodeId }
    await env.invite(invited)
    await env.invite({})
    await assign(api, env, { roleId, nodeId })
    const headers = { ...env.bearer, 'x-environment-id': env.environmentId }
    await api.call('/api/v1/identities', { headers, payload: friend() })
    const { id } = await env.key()
    await env.ask('DELETE', `/api-keys/${id}`)
    expect(await read()).toEqual({
      invites: 2,
      invites_with_role: 1,
      identities: 2,
      assignments: 1,
      applications_with_redirect: 1,
      roles: 1,
      nodes: 2,
      api_keys: 2, // each of the invites had a key of its own
    })
  })

  it('says nothing of another Environment, and stops counting at a thousand', async () => {
    const other = await openEnvironment(api)
    await api.sql`
      insert into roles (account_id, environment_id, name)
      select ${other.accountId}, ${other.environmentId}, 'Role ' || n from generate_series(1, 1001) n`
    const answer = await other.ask('GET', '/setup')
    expect(answer.json()).toEqual({ ...untouched, roles: 1000 })
  })

  it('is for operators who have business there, also while it is suspended', async () => {
    const inviter = await signInOperator(api, env, { role: 'user_invite' })
    await env.ask('PATCH', '', { suspended: true })
    expect(await read(inviter.headers)).toMatchObject({ invites: 2 })
    await env.ask('PATCH', '', { suspended: false })
    const [other] = await api.sql<[{ id: string }]>`
      select id from environments where account_id = ${env.accountId} and id <> ${env.environmentId}`
    const limited = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const beyond = await api.call(`/api/v1/environments/${other.id}/setup`, {
      headers: limited.headers,
    })
    expect(beyond.json().code).toBe('permission_denied')
  })
})
