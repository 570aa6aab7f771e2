import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import {
  assign,
  invite,
  type OpenEnvironment,
  openEnvironment,
  settle,
  signInOperator,
} from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

const change = (id: string, payload: object) => env.ask('PATCH', `/nodes/${id}`, payload)
const remove = (id: string) => env.ask('DELETE', `/nodes/${id}`)

describe('deleting a node', () => {
  it('is for good, where nothing names it', async () => {
    const id = await env.makeNode()
    expect((await remove(id)).statusCode).toBe(204)
    expect((await remove(id)).statusCode).toBe(404)
    expect((await env.ask('GET', `/nodes/${id}`)).statusCode).toBe(404)
  })

  it('is refused with all that holds it', async () => {
    const node_id = await env.makeNode()
    const role_id = await env.makeRole()
    await env.makeNode(node_id)
    await env.makeNode(node_id)
    await assign(api, env, { roleId: role_id, nodeId: node_id })
    await signInOperator(api, env, { nodeIds: [node_id] })
    await env.invite({ role_id, node_id })
    const { status, code, detail } = (await remove(node_id)).json()
    expect([status, code]).toEqual([409, 'node_in_use'])
    expect(detail).toBe(
      'Held by 2 nodes below it, 1 role assignment, 1 operator limited to it, and ' +
        '1 pending invite. It can be disabled instead.',
    )
  })

  it('is refused for good once an invite was there, for that is history', async () => {
    const node_id = await env.makeNode()
    const made = await env.invite({ role_id: await env.makeRole(), node_id })
    await settle(api, made.json().id)
    expect((await remove(node_id)).json().detail).toBe(
      'Held by 1 settled invite. Settled invites are kept as history. It can be disabled instead.',
    )
    expect((await change(node_id, { enabled: false })).statusCode).toBe(200)
  })

  it('and adding a child to it agree on one of the two', async () => {
    for (let round = 0; round < 8; round++) {
      const parent_id = await env.makeNode()
      const [removed, made] = await Promise.all([
        remove(parent_id),
        env.ask('POST', '/nodes', { name: 'Child', parent_id }),
      ])
      const codes = [removed.statusCode, made.statusCode]
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual(codes)
      if (made.statusCode === 422) expect(made.json().code).toBe('unknown_node')
    }
  })

  it('and an invite that names it agree on one of the two', async () => {
    const role_id = await env.makeRole()
    const { headers } = await env.key()
    for (let round = 0; round < 12; round++) {
      const node_id = await env.makeNode()
      const [removed, made] = await Promise.all([
        remove(node_id),
        invite(api, headers, { role_id, node_id }),
      ])
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual([removed.statusCode, made.statusCode])
      if (made.statusCode === 422) expect(made.json().code).toBe('unknown_node')
    }
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
    const { headers } = await env.key()
    const answer = await api.sql.begin(async (tx) => {
      await tx`delete from ${tx(table)} where id = ${id}`
      const asked = invite(api, headers, names).then((made) => made.json())
      const waiting = () => tx`
        select from pg_locks where not granted and transactionid::text = pg_current_xact_id()::text`
      await expect.poll(waiting).toHaveLength(1)
      return { asked }
    })
    expect(await answer.asked).toMatchObject({ status: 422, code })
  })
})
