import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Api, startApi } from './support/api.ts'
import { type OpenEnvironment, openEnvironment, signInOperator } from './support/environments.ts'

let api: Api
let env: OpenEnvironment
beforeAll(async () => {
  api = await startApi()
})
beforeEach(async () => {
  env = await openEnvironment(api)
})
afterAll(() => api.stop())

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
})
