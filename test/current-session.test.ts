import { describe, expect, it } from 'vitest'
import { permissions } from '../domain/access.ts'
import { makeKey, openApi, password, publicUrl, temporalUiUrl } from './support/api.ts'
import { openEnvironment, signInOperator } from './support/environments.ts'

const api = await openApi()
const env = await openEnvironment(api)

const current = (headers: object = env.bearer) =>
  api.call('/api/v1/sessions/current', { headers: { ...headers } })

describe('who is signed in', () => {
  it('hears who they are, until when, what they may do, and where', async () => {
    const list = await api.call(`/api/v1/accounts/${env.slug}/environments`, {
      headers: env.bearer,
    })
    const environments = list.json().data.map((one: Record<string, unknown>) => {
      const { hierarchy_enabled: _, created_at: __, ...told } = one
      return told
    })
    const answer = await current()
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      expires_at: expect.any(String),
      operator: {
        id: env.operatorId,
        email: env.email,
        first_name: 'Ada',
        last_name: 'Lovelace',
        name: 'Ada Lovelace',
        role: 'admin',
        is_limited: false,
      },
      permissions: [...permissions, 'account.manage', 'node.manage'],
      account: { id: env.accountId, slug: env.slug, name: 'Acme', suspended: false },
      environments,
      workflows_url: `${temporalUiUrl}/namespaces/default/workflows/`,
    })
    expect(environments.map(({ name }: { name: string }) => name)).toEqual([
      'Development',
      'Production',
    ])
  })

  it('is told the end that the session was opened with, by the cookie too', async () => {
    const payload = { account_slug: env.slug, email: env.email, password }
    const { token, expires_at } = (await api.call('/api/v1/sessions', { payload })).json()
    const headers = { cookie: `vestibule_session=${token}`, origin: publicUrl }
    expect((await current(headers)).json().expires_at).toBe(expires_at)
  })

  it('limited to nodes, sees the environments of those alone, and no more powers than held', async () => {
    const limited = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const told = (await current(limited.headers)).json()
    expect(told.operator.is_limited).toBe(true)
    expect(told.environments.map(({ id }: { id: string }) => id)).toEqual([env.environmentId])
    expect(told.permissions).toEqual([...permissions, 'node.manage'])
  })

  it('who may only invite is told so', async () => {
    const inviter = await signInOperator(api, env, { role: 'user_invite' })
    const told = (await current(inviter.headers)).json()
    expect(told.permissions).toEqual(['invite.read', 'invite.manage', 'identity.read'])
    expect(told.environments).toHaveLength(2)
  })

  it('is told of a suspension, by which only those who may end it come in', async () => {
    const other = await openEnvironment(api)
    const inviter = await signInOperator(api, other, { role: 'user_invite' })
    await other.ask('PATCH', '', { suspended: true })
    const [first] = (await current(inviter.headers)).json().environments
    expect(first).toMatchObject({ id: other.environmentId, suspended: true })
    await api.sql`update accounts set suspended_at = now() where id = ${other.accountId}`
    expect((await current(other.bearer)).json().account.suspended).toBe(true)
    expect((await current(inviter.headers)).json().code).toBe('account_suspended')
  })

  it('is an operator: a key, however mighty, has no session', async () => {
    const { headers } = await makeKey(api, env, [...permissions])
    expect((await current(headers)).json().code).toBe('wrong_principal')
  })
})
