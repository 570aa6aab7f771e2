import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { NodeBranch } from '../api/node-tree.ts'
import { openApi } from './support/api.ts'
import { openEnvironment, signInOperator } from './support/environments.ts'

const api = await openApi()
const env = await openEnvironment(api)

const lookUp = (path: string, headers: Record<string, string>) =>
  api.call(`/api/v1/${path}`, { headers })
const flatten = (branches: NodeBranch[]): NodeBranch[] =>
  branches.flatMap((branch) => [branch, ...flatten(branch.children)])

describe('the look-ups', () => {
  it.each(['roles', 'nodes', 'applications'])('of %s are for any key', async (noun) => {
    const { headers } = await env.key(['identity.read'])
    expect((await lookUp(noun, headers)).statusCode).toBe(200)
  })

  it.each(['roles', 'nodes', 'applications'])(
    'of %s are for operators who name an environment of theirs',
    async (noun) => {
      const { headers } = await signInOperator(api, env, { role: 'user_invite' })
      expect((await lookUp(noun, headers)).statusCode).toBe(200)
      expect((await lookUp(noun, env.bearer)).json().code).toBe('bad_request')
      const other = await openEnvironment(api)
      const [foreign, none] = await Promise.all(
        [other.environmentId, randomUUID()].map((id) =>
          lookUp(noun, { ...env.bearer, 'x-environment-id': id }),
        ),
      )
      const strip = (body = '') => body.replace(/"request_id":"[^"]*"/, '')
      expect(foreign?.statusCode).toBe(404)
      expect(strip(foreign?.body)).toBe(strip(none?.body))
    },
  )
})

describe('the tree of nodes', () => {
  it('nests all of them, siblings by name', async () => {
    const own = await openEnvironment(api)
    const b = await own.makeNode(undefined, 'B')
    await own.makeNode(b, 'B1')
    await own.makeNode(undefined, 'A')
    const { headers } = await own.key()
    const { data } = (await lookUp('nodes', headers)).json()
    const leaf = { manageable: true, enabled: true, children: [] }
    expect(data).toMatchObject([
      {
        id: own.rootNodeId,
        parent_id: null,
        path: `/${own.rootNodeId}/`,
        manageable: true,
        children: [
          { name: 'A', ...leaf },
          { id: b, parent_id: own.rootNodeId, name: 'B', children: [{ name: 'B1', ...leaf }] },
        ],
      },
    ])
  })

  it('says where an operator limited to parts of it may give roles', async () => {
    const mine = await env.makeNode()
    const [below, beside, disabled] = [
      await env.makeNode(mine),
      await env.makeNode(),
      await env.makeNode(mine),
    ]
    await env.ask('PATCH', `/nodes/${disabled}`, { enabled: false })
    const { headers } = await signInOperator(api, env, { nodeIds: [mine] })
    const all = flatten((await lookUp('nodes', headers)).json().data)
    const manageable = all.filter((node) => node.manageable).map(({ id }) => id)
    expect(manageable.sort()).toEqual([mine, below].sort())
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([beside, disabled]))
    expect(all.find(({ id }) => id === disabled)?.enabled).toBe(false)
  })

  it('comes whole and soon with 5,000 nodes', async () => {
    const own = await openEnvironment(api)
    await api.sql`
      with branches as (
        insert into nodes (account_id, environment_id, parent_id, name)
        select account_id, environment_id, id, 'Branch ' || n from nodes, generate_series(1, 49) n
        where environment_id = ${own.environmentId} returning id
      ) select from branches`
    await api.sql`
      insert into nodes (account_id, environment_id, parent_id, name)
      select account_id, environment_id, id, 'Leaf ' || n from nodes, generate_series(1, 101) n
      where environment_id = ${own.environmentId} and parent_id is not null`
    await own.makeNode()
    const { headers } = await own.key()
    const started = performance.now()
    const { data } = (await lookUp('nodes', headers)).json()
    expect(performance.now() - started).toBeLessThan(5000) // some 100 ms on a machine of its own
    expect(flatten(data)).toHaveLength(5000)
  })
})

describe('the list of roles', () => {
  const grantableOf = async (headers: Record<string, string>) => {
    const { data } = (await lookUp('roles', headers)).json()
    return data.map(({ name, grantable }: { name: string; grantable: boolean }) => [
      name,
      grantable,
    ])
  }

  it('says which the caller may hand out, disabled ones to nobody', async () => {
    const own = await openEnvironment(api)
    await own.makeRole({ name: 'Reader', invitable: true })
    await own.makeRole({ name: 'Owner' })
    const old = await own.makeRole({ name: 'Old', invitable: true })
    await own.ask('PATCH', `/roles/${old}`, { enabled: false })
    const both = [
      ['Reader', true],
      ['Owner', true],
      ['Old', false],
    ]
    expect(await grantableOf((await own.key()).headers)).toEqual(both)
    expect(await grantableOf({ ...own.bearer, 'x-environment-id': own.environmentId })).toEqual(
      both,
    )
    const inviter = await signInOperator(api, own, { role: 'user_invite' })
    expect(await grantableOf(inviter.headers)).toEqual([
      ['Reader', true],
      ['Owner', false],
      ['Old', false],
    ])
  })

  it('has nothing to hand out for who is limited to another environment', async () => {
    const own = await openEnvironment(api)
    await own.makeRole({ name: 'Reader', invitable: true })
    const [other] = await api.sql<[{ id: string; root: string }]>`
      select environments.id, nodes.id as root
      from environments join nodes on environment_id = environments.id
      where environments.account_id = ${own.accountId} and environments.id <> ${own.environmentId}`
    const elsewhere = { ...own, environmentId: other.id }
    const { headers } = await signInOperator(api, elsewhere, { nodeIds: [other.root] })
    const here = { ...headers, 'x-environment-id': own.environmentId }
    expect(await grantableOf(here)).toEqual([['Reader', false]])
  })

  it('comes in pages that add up to all, each once', async () => {
    for (const i of [1, 2, 3]) await env.makeRole({ name: `Role ${i} ${randomUUID()}` })
    const { headers } = await env.key()
    const all = (await lookUp('roles', headers)).json().data
    const first = (await lookUp('roles?limit=2', headers)).json()
    const rest = await lookUp(`roles?limit=200&cursor=${first.next_cursor}`, headers)
    expect([...first.data, ...rest.json().data]).toEqual(all)
    expect((await lookUp('roles?cursor=x', headers)).json().code).toBe('validation_failed')
  })
})

it('gives the applications of the environment, and of no other', async () => {
  const own = await openEnvironment(api)
  const made = await own.makeApplication()
  const { data } = (await lookUp('applications', (await own.key()).headers)).json()
  expect(data.map(({ id }: { id: string }) => id)).toContain(made)
  expect(data).toHaveLength(2)
})
