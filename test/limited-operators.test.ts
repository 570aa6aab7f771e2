import type { InjectOptions } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { somebody as person } from './support/directory.ts'
import {
  invite,
  type OpenEnvironment,
  openEnvironment,
  signInOperator,
} from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

const change = (id: string, payload: object, headers: object) =>
  env.ask('PATCH', `/nodes/${id}`, payload, headers)
const remove = (id: string, headers: object) =>
  env.ask('DELETE', `/nodes/${id}`, undefined, headers)

describe('an operator limited to a part of the tree', () => {
  it('changes what hangs below its root, and nothing else', async () => {
    const [mine, beyond] = [await env.makeNode(), await env.makeNode()]
    const [child, other, stranger] = [
      await env.makeNode(mine),
      await env.makeNode(mine),
      await env.makeNode(beyond),
    ]
    const { headers } = await signInOperator(api, env, { nodeIds: [mine] })
    expect((await change(child, { name: 'Ours', parent_id: other }, headers)).statusCode).toBe(200)
    expect((await change(child, { parent_id: mine }, headers)).statusCode).toBe(200)
    const out = await change(child, { parent_id: beyond }, headers)
    expect(out.json()).toMatchObject({ status: 422, code: 'unknown_node' })
    for (const id of [env.rootNodeId, mine, beyond, stranger]) {
      const answer = await change(id, { name: 'Taken over' }, headers)
      expect(answer.json()).toMatchObject({ status: 403, code: 'permission_denied' })
    }
    const into = await change(stranger, { parent_id: mine }, headers)
    expect(into.json().code).toBe('permission_denied')
    expect((await remove(stranger, headers)).json().code).toBe('permission_denied')
    expect((await remove(child, headers)).statusCode).toBe(204)
  })

  it('manages nothing that serves the whole environment', async () => {
    const { headers } = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const { id: keyId } = await env.key()
    const things = [
      `/roles/${await env.makeRole()}`,
      `/applications/${await env.makeApplication()}`,
      `/api-keys/${keyId}`,
    ]
    for (const path of things) {
      for (const answer of [
        await env.ask('GET', path, undefined, headers),
        await env.ask('PATCH', path, {}, headers),
      ]) {
        expect(answer.json()).toMatchObject({ status: 403, code: 'permission_denied' })
      }
    }
    for (const path of things.slice(0, 2)) {
      const answer = await env.ask('DELETE', path, undefined, headers)
      expect(answer.json().code).toBe('permission_denied')
    }
  })
  it('reaches the environments of its nodes, and no other of the account', async () => {
    const [other] = await api.sql<[{ id: string }]>`
      select id from environments where account_id = ${env.accountId} and id <> ${env.environmentId}`
    const owner = { ...env.bearer, 'x-environment-id': other.id }
    const theirs = String((await invite(api, owner, {})).json().id)
    const { headers } = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const asks: [string, InjectOptions][] = [
      ['/identity-invites', { payload: person() }],
      ['/identity-invites/bulk-create', { payload: { invites: [person()] } }],
      ['/identity-invites', {}],
      [`/identity-invites/${theirs}`, {}],
      ...['accept-url', 'resend', 'revoke'].map((step): [string, InjectOptions] => [
        `/identity-invites/${theirs}/${step}`,
        { method: 'POST' },
      ]),
      ['/identities', { payload: person() }],
      ['/identities/bulk-create', { payload: { identities: [person()] } }],
      ['/identities', {}],
    ]
    for (const [path, call] of asks) {
      const at = (id: string) =>
        api.call(`/api/v1${path}`, { ...call, headers: { ...headers, 'x-environment-id': id } })
      const beyond = await at(other.id)
      expect([path, beyond.json().code]).toEqual([path, 'permission_denied'])
      expect((await at(env.environmentId)).json().code, path).not.toBe('permission_denied')
    }
  })
})
