import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { assign, type OpenEnvironment, openEnvironment, settle } from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

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
