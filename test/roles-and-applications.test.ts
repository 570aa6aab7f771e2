import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Api, makeKey, startApi } from './support/api.ts'
import {
  assign,
  invite,
  type OpenEnvironment,
  openEnvironment,
  settle,
  signInOperator,
} from './support/environments.ts'

let api: Api
let env: OpenEnvironment
beforeAll(async () => {
  api = await startApi()
})
beforeEach(async () => {
  env = await openEnvironment(api)
})
afterAll(() => api.stop())

const grant = async () => ({ role_id: await env.makeRole(), node_id: env.rootNodeId })
const defaultId = async () => {
  const { data } = (await env.ask('GET', '/applications')).json()
  const defaults = data.filter((row: { is_default: boolean }) => row.is_default)
  expect(defaults).toHaveLength(1)
  return String(defaults[0].id)
}

describe('a role', () => {
  it('changes in what is given', async () => {
    const id = await env.makeRole({ name: 'Reader', permissions: ['read'] })
    const before = (await env.ask('GET', `/roles/${id}`)).json()
    expect(before).toMatchObject({ name: 'Reader', permissions: ['read'], invitable: false })
    const change = { name: 'Writer', permissions: [], invitable: true, enabled: false }
    for (const given of [{}, change, { permissions: ['read', 'write'] }]) {
      const answer = await env.ask('PATCH', `/roles/${id}`, given)
      expect(answer.json()).toEqual(Object.assign(before, given))
    }
  })

  it('takes no name that is taken', async () => {
    const [id] = [await env.makeRole({ name: 'Reader' }), await env.makeRole({ name: 'Writer' })]
    const answer = await env.ask('PATCH', `/roles/${id}`, { name: 'Writer' })
    expect(answer.json()).toMatchObject({ status: 409, code: 'name_taken' })
  })

  it('cannot be given while it is disabled, and stays with who has it', async () => {
    const given = await grant()
    await assign(api, env, { roleId: given.role_id, nodeId: given.node_id })
    await env.ask('PATCH', `/roles/${given.role_id}`, { enabled: false })
    expect((await env.invite(given)).json().code).toBe('unknown_role')
    const [held] = await api.sql`select from role_assignments where role_id = ${given.role_id}`
    expect(held).toBeDefined()
    await env.ask('PATCH', `/roles/${given.role_id}`, { enabled: true })
    expect((await env.invite(given)).statusCode).toBe(201)
  })

  it('is deleted where nothing names it, and else says what does', async () => {
    const given = await grant()
    const remove = () => env.ask('DELETE', `/roles/${given.role_id}`)
    await assign(api, env, { roleId: given.role_id, nodeId: given.node_id })
    await settle(api, (await env.invite(given)).json().id)
    await env.invite(given)
    await env.invite(given)
    const { status, code, detail } = (await remove()).json()
    expect([status, code]).toEqual([409, 'role_in_use'])
    expect(detail).toBe(
      'Held by 1 role assignment, 2 pending invites, and 1 settled invite. ' +
        'Settled invites are kept as history. It can be disabled instead.',
    )
    const unused = `/roles/${await env.makeRole()}`
    expect((await env.ask('DELETE', unused)).statusCode).toBe(204)
    expect((await env.ask('DELETE', unused)).statusCode).toBe(404)
  })
})

describe('an application', () => {
  const change = (id: string, payload: object) => env.ask('PATCH', `/applications/${id}`, payload)
  const remove = (id: string) => env.ask('DELETE', `/applications/${id}`)

  it('changes in what is given; null takes an address away', async () => {
    const id = await env.makeApplication({ invite_redirect_url: 'https://acme.test/welcome' })
    const before = (await env.ask('GET', `/applications/${id}`)).json()
    const all = {
      client_name: 'Portal',
      invite_redirect_url: 'https://portal.acme.test/',
      initiate_login_uri: 'https://portal.acme.test/login',
      redirect_uris: ['https://portal.acme.test/cb', 'http://localhost:3000/cb'],
      enabled: false,
    }
    const less = { invite_redirect_url: null, redirect_uris: [], enabled: true }
    for (const given of [{}, all, less]) {
      expect((await change(id, given)).json()).toEqual(Object.assign(before, given))
    }
  })

  it('keeps its client id, its name apart, and its addresses in order', async () => {
    const id = await env.makeApplication({ client_name: 'Portal' })
    await env.makeApplication({ client_name: 'Shop' })
    expect((await change(id, { client_name: 'Shop' })).json().code).toBe('name_taken')
    expect((await change(id, { client_id: 'another-id' })).json().code).toBe('unknown_field')
    for (const [field, given] of Object.entries({
      invite_redirect_url: 'http://acme.test/',
      initiate_login_uri: 'https://acme.test/#part',
      'redirect_uris.1': 'https://*.acme.test/',
    })) {
      const [name = ''] = field.split('.')
      const value = name === 'redirect_uris' ? ['https://acme.test/', given] : given
      const answer = await change(id, { [name]: value })
      expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ field }] })
    }
    expect((await env.ask('GET', `/applications/${id}`)).json()).toMatchObject({
      client_name: 'Portal',
      redirect_uris: [],
    })
  })

  it('becomes the default in the place of the one that was', async () => {
    const first = await defaultId()
    const id = await env.makeApplication()
    expect((await change(id, { is_default: true })).json()).toMatchObject({ id, is_default: true })
    expect(await defaultId()).toBe(id)
    expect((await change(id, { is_default: true })).statusCode).toBe(200)
    expect((await change(id, { is_default: false })).json().code).toBe('validation_failed')
    expect((await remove(first)).statusCode).toBe(204)
  })

  it('is one default still when many become it at the same moment', async () => {
    const ids = [await env.makeApplication(), await env.makeApplication(), await defaultId()]
    const answers = await Promise.all(
      [...ids, ...ids].map((id) => change(id, { is_default: true })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200))
    expect(ids).toContain(await defaultId())
  })

  it('is neither disabled nor deleted while it is the default', async () => {
    const id = await defaultId()
    expect((await change(id, { enabled: false })).json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'enabled' }],
    })
    const removed = (await remove(id)).json()
    expect(removed).toMatchObject({ status: 409, code: 'application_in_use' })
    expect(removed.detail).toContain('default')
    const disabled = await env.makeApplication()
    await change(disabled, { enabled: false })
    expect((await change(disabled, { is_default: true })).json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'is_default' }],
    })
    expect(await defaultId()).toBe(id)
    const both = await change(disabled, { is_default: true, enabled: true })
    expect(both.json()).toMatchObject({ is_default: true, enabled: true })
  })

  it('is never a disabled default, also when both are asked at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await env.makeApplication()
      await Promise.all([change(id, { is_default: true }), change(id, { enabled: false })])
      const { enabled } = (await env.ask('GET', `/applications/${await defaultId()}`)).json()
      expect(enabled).toBe(true)
    }
  })

  it('is deleted where nothing names it, and else says what does', async () => {
    const id = await env.makeApplication()
    await env.invite({ application_id: id })
    await api.sql`
      with person as (
        insert into identities (account_id, email) values (${env.accountId}, 'ada@acme.test')
        returning id
      )
      insert into app_memberships (account_id, identity_id, application_id)
      select ${env.accountId}, id, ${id} from person`
    const { status, code, detail } = (await remove(id)).json()
    expect([status, code]).toEqual([409, 'application_in_use'])
    expect(detail).toBe('Held by 1 member and 1 pending invite. It can be disabled instead.')
    expect((await change(id, { enabled: false })).statusCode).toBe(200)
    expect((await env.invite({ application_id: id })).json().code).toBe('unknown_application')
  })
})

describe('what goes while an invite that names it is being made', () => {
  it.each([
    [
      'roles',
      'unknown_role',
      async () => ({ role_id: await env.makeRole(), node_id: env.rootNodeId }),
    ],
    [
      'nodes',
      'unknown_node',
      async () => ({ role_id: await env.makeRole(), node_id: await env.makeNode() }),
    ],
    [
      'applications',
      'unknown_application',
      async () => ({ application_id: await env.makeApplication() }),
    ],
  ] as const)('is as good as not there: %s', async (table, code, makeNames) => {
    const names: Record<string, string> = await makeNames()
    const id = String(names[`${table.slice(0, -1)}_id`])
    const { headers } = await makeKey(api, env, ['invite.manage'])
    const answer = await api.sql.begin(async (tx) => {
      await tx`delete from ${tx(table)} where id = ${id}`
      const asked = invite(api, headers, names).then((made) => made.json())
      await vi.waitUntil(async () => {
        const [waiting] = await tx`
          select from pg_locks where not granted and transactionid::text = pg_current_xact_id()::text`
        return waiting
      })
      return { asked }
    })
    expect(await answer.asked).toMatchObject({ status: 422, code })
  })
})

describe('an operator limited to a part of the tree', () => {
  it('changes nothing that serves the whole environment', async () => {
    const { headers } = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const { id: keyId } = await env.key()
    const things = [
      `/roles/${await env.makeRole()}`,
      `/applications/${await env.makeApplication()}`,
      `/api-keys/${keyId}`,
    ]
    for (const path of things) {
      expect((await env.ask('GET', path, undefined, headers)).statusCode).toBe(200)
      const answer = await env.ask('PATCH', path, {}, headers)
      expect(answer.json()).toMatchObject({ status: 403, code: 'permission_denied' })
    }
    for (const path of things.slice(0, 2)) {
      const answer = await env.ask('DELETE', path, undefined, headers)
      expect(answer.json().code).toBe('permission_denied')
    }
  })
})

describe('an API key', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

  it('is renamed, and never shows its secret again', async () => {
    const { id, headers } = await env.key()
    const renamed = await env.ask('PATCH', `/api-keys/${id}`, { name: 'HR sync' })
    expect(renamed.json()).toMatchObject({ id, name: 'HR sync', expires_at: null })
    const read = await env.ask('GET', `/api-keys/${id}`)
    expect(read.json()).toEqual(renamed.json())
    expect(read.body).not.toContain(headers['x-api-key'].slice(17))
  })

  it('is made to expire sooner, never later', async () => {
    const { id } = await env.key()
    const change = (payload: object) => env.ask('PATCH', `/api-keys/${id}`, payload)
    const [soon, later, latest] = [inMinutes(5), inMinutes(10), inMinutes(15)]
    for (const expires_at of [latest, later, later, soon]) {
      expect((await change({ expires_at })).json().expires_at).toBe(expires_at)
    }
    for (const expires_at of [later, inMinutes(-1), null]) {
      const answer = await change({ expires_at, name: 'Not taken' })
      const field = answer.json().errors[0].field
      expect([answer.statusCode, field]).toEqual([422, 'expires_at'])
    }
    const { name, expires_at } = (await env.ask('GET', `/api-keys/${id}`)).json()
    expect([name === 'Not taken', expires_at]).toEqual([false, soon])
    const wider = await change({ permissions: ['identity.manage'] })
    expect(wider.json().code).toBe('unknown_field')
    expect((await change({ name: randomUUID() })).json().expires_at).toBe(soon)
  })
})
