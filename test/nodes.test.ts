import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { type OpenEnvironment, openEnvironment } from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

const change = (id: string, payload: object) => env.ask('PATCH', `/nodes/${id}`, payload)
const remove = (id: string) => env.ask('DELETE', `/nodes/${id}`)
const pathOf = async (id: string) => (await env.ask('GET', `/nodes/${id}`)).json().path
const move = (id: string, parent_id: string) => change(id, { parent_id })

/** Nodes whose path is not that of their parents. */
const misplaced = () => api.sql`
  with recursive tree as (
    select id, '/' || id || '/' as path from nodes
    where environment_id = ${env.environmentId} and parent_id is null
    union all
    select nodes.id, tree.path || nodes.id || '/' from nodes join tree on parent_id = tree.id
  )
  select nodes.id from nodes left join tree using (id)
  where environment_id = ${env.environmentId} and nodes.path is distinct from tree.path`

describe('a node', () => {
  it('is renamed, disabled and enabled, and changes in nothing else', async () => {
    const id = await env.makeNode()
    const before = (await env.ask('GET', `/nodes/${id}`)).json()
    expect((await change(id, {})).json()).toEqual(before)
    const renamed = { ...before, name: 'Berlin' }
    expect((await change(id, { name: 'Berlin' })).json()).toEqual(renamed)
    expect((await change(id, { enabled: false })).json()).toEqual({ ...renamed, enabled: false })
    expect((await change(id, { enabled: true })).json()).toEqual(renamed)
  })

  it('takes all that hangs below along when it moves', async () => {
    const [berlin, europe] = [await env.makeNode(), await env.makeNode()]
    const mitte = await env.makeNode(berlin)
    const office = await env.makeNode(mitte)
    const moved = (await move(berlin, europe)).json()
    expect(moved).toMatchObject({
      parent_id: europe,
      path: `/${env.rootNodeId}/${europe}/${berlin}/`,
    })
    expect(await pathOf(office)).toBe(`${moved.path}${mitte}/${office}/`)
    await move(mitte, env.rootNodeId)
    expect(await pathOf(office)).toBe(`/${env.rootNodeId}/${mitte}/${office}/`)
    expect(await misplaced()).toEqual([])
  })

  it('moves neither below itself nor beside one of its name', async () => {
    const above = await env.makeNode(undefined, 'Above')
    const below = await env.makeNode(above)
    for (const parent of [above, below]) {
      const { status, code, errors } = (await move(above, parent)).json()
      expect([status, code, errors[0].field]).toEqual([422, 'validation_failed', 'parent_id'])
    }
    const twin = await env.makeNode(below, 'Above')
    expect((await move(twin, env.rootNodeId)).json().code).toBe('name_taken')
    expect((await change(twin, { name: 'Else', parent_id: env.rootNodeId })).statusCode).toBe(200)
  })

  it('moves below no node of another environment, which is as good as none', async () => {
    const id = await env.makeNode()
    const other = await openEnvironment(api)
    for (const parent of [other.rootNodeId, randomUUID()]) {
      expect((await move(id, parent)).json()).toMatchObject({ status: 422, code: 'unknown_node' })
    }
  })

  it('is at most 50 levels deep, made there or moved', async () => {
    let deepest = env.rootNodeId
    for (let level = 2; level <= 50; level++) deepest = await env.makeNode(deepest)
    const made = await env.ask('POST', '/nodes', { name: 'Deeper', parent_id: deepest })
    const pair = await env.makeNode()
    const child = await env.makeNode(pair)
    const above = (await env.ask('GET', `/nodes/${deepest}`)).json().parent_id
    const moved = await move(pair, above)
    for (const answer of [made, moved]) {
      expect(answer.json()).toMatchObject({ status: 422, errors: [{ field: 'parent_id' }] })
    }
    expect((await move(child, above)).statusCode).toBe(200)
    expect(await misplaced()).toEqual([])
  })
})

describe('the root', () => {
  it('is renamed, but neither moved, disabled nor deleted', async () => {
    const child = await env.makeNode()
    expect((await change(env.rootNodeId, { name: 'Acme Ltd' })).statusCode).toBe(200)
    const moved = (await move(env.rootNodeId, child)).json()
    expect(moved).toMatchObject({ status: 422, errors: [{ field: 'parent_id' }] })
    const disabled = (await change(env.rootNodeId, { enabled: false })).json()
    expect(disabled).toMatchObject({ status: 422, errors: [{ field: 'enabled' }] })
    await remove(child)
    const removed = (await remove(env.rootNodeId)).json()
    expect(removed).toMatchObject({ status: 409, code: 'node_in_use' })
    expect(removed.detail).toContain('root')
  })
})

describe('moves at the same moment', () => {
  it('never make a loop, nor a wrong path', async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await env.makeNode(), await env.makeNode()]
      const [belowA, belowB] = [await env.makeNode(a), await env.makeNode(b)]
      const answers = await Promise.all([move(a, belowB), move(b, belowA)])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
    }
    expect(await misplaced()).toEqual([])
  })

  it('find what is being made below, and the other way round', async () => {
    const [a, b, c] = [await env.makeNode(), await env.makeNode(), await env.makeNode()]
    const moves = [move(a, b), move(b, c), move(a, c), move(b, env.rootNodeId)]
    const made = [a, b, a, b].map((parent) => env.makeNode(parent))
    await Promise.all([...moves, ...made])
    expect(await misplaced()).toEqual([])
  })

  it('are settled by the tree itself, whoever writes', async () => {
    const [a, b] = [await env.makeNode(), await env.makeNode()]
    await move(a, b)
    const loop = api.sql`update nodes set parent_id = ${a} where id = ${b}`
    await expect(loop).rejects.toMatchObject({ constraint_name: 'no_loops' })
    const forged = api.sql`update nodes set path = '/elsewhere/' where id = ${b}`
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })
})
