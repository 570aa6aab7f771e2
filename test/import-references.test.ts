import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { signInOperator } from './support/environments.ts'
import { judge, plantTree, type Result } from './support/import-verdicts.ts'
import { type Asked, fileOf, type ImportsDesk, openImports } from './support/imports.ts'

const api = await openApi()
const desk = await openImports(api)
const theirs = await openImports(api)
const tree = await plantTree(desk)

const judgeOne = async (row: Record<string, string>, asked?: Asked) =>
  (await judge(desk, [row], asked))[0]

describe('a role and a node', () => {
  it.each([
    ['by id', () => ({ role_id: tree.roleId, node_id: tree.berlin })],
    ['by name', () => ({ role: tree.role, node: 'Europe' })],
    ['by name, whatever its case', () => ({ role: tree.role.toUpperCase(), node: ' europe ' })],
    ['by path', () => ({ role: tree.role, node: 'Europe/Berlin' })],
    ['by a path from the root', () => ({ role: tree.role, node: '/America / Berlin' })],
    ['as the root, by id', () => ({ role: tree.role, node_id: desk.rootNodeId })],
  ])('are found %s', async (_how, row) => {
    expect(await judgeOne(row())).toEqual(['valid'])
  })

  it('are found by a path with the name of the root', async () => {
    const [{ name }] = await api.sql<[{ name: string }]>`
      select name from nodes where id = ${desk.rootNodeId}`
    expect(await judgeOne({ role: tree.role, node: `${name}/Europe/Berlin` })).toEqual(['valid'])
    expect(await judgeOne({ role: tree.role, node: name })).toEqual(['valid'])
  })

  it.each([
    [
      'a role nobody made',
      () => ({ role_id: randomUUID(), node_id: tree.berlin }),
      'unknown_role role_id',
    ],
    [
      'a role by a name nobody gave',
      () => ({ role: 'Emperor', node: 'Europe' }),
      'unknown_role role',
    ],
    [
      'a node nobody made',
      () => ({ role: tree.role, node_id: randomUUID() }),
      'unknown_node node_id',
    ],
    ['a path to nowhere', () => ({ role: tree.role, node: 'Europe/Paris' }), 'unknown_node node'],
    ['half a path', () => ({ role: tree.role, node: 'Europe/' }), 'unknown_node node'],
    ['a node that is disabled', () => ({ role: tree.role, node: 'Closed' }), 'unknown_node node'],
    ['a role alone', () => ({ role: tree.role }), 'role_node_pair node_id'],
  ])('are not found: %s', async (_what, row, told) => {
    expect(await judgeOne(row())).toEqual(['error', told])
  })

  it('of another tenant are not there, by id as by name', async () => {
    const name = `Theirs ${randomUUID()}`
    const [theirRole, theirNode] = [
      await theirs.makeRole({ name }),
      await theirs.makeNode(undefined, name),
    ]
    expect(
      await judge(desk, [
        { role_id: theirRole, node_id: theirNode },
        { role_id: theirRole, node_id: tree.europe },
        { role: name, node: name },
      ]),
    ).toEqual([
      ['error', 'unknown_role role_id', 'unknown_node node_id'],
      ['error', 'unknown_role role_id'],
      ['error', 'unknown_role role', 'unknown_node node'],
    ])
  })

  it('that several have the name of are not guessed', async () => {
    const answer = await desk.preview(fileOf({ role: tree.role, node: 'Berlin' }))
    const [{ issues }] = answer.json().results
    expect(issues).toMatchObject([{ code: 'unknown_node', field: 'node' }])
    expect(issues[0].message).toMatch(/Several have this name/)
  })

  it('spelt exactly so comes before one in other letters', async () => {
    const name = `Member ${randomUUID()}`
    await desk.makeRole({ name })
    const shouted = await desk.makeRole({ name: name.toUpperCase() })
    expect(await judgeOne({ role: name, node: 'Europe' })).toEqual(['valid'])
    await desk.ask('PATCH', `/roles/${shouted}`, { enabled: false })
    expect(await judgeOne({ role: name.toUpperCase(), node: 'Europe' })).toEqual(['valid'])
    await desk.makeRole({ name: name.toLowerCase() })
    expect(await judgeOne({ role: name.toUpperCase(), node: 'Europe' })).toEqual([
      'error',
      'unknown_role role',
    ])
  })

  it('may be given only by who holds as much', async () => {
    const { headers } = await signInOperator(api, desk, { nodeIds: [tree.europe] })
    const rows = [
      { role: tree.role, node: 'Europe/Berlin' },
      { role: tree.role, node: 'America' },
      { role_id: tree.roleId, node: 'America' },
    ]
    expect(await judge(desk, rows, { headers })).toEqual([
      ['valid'],
      ['error', 'permission_denied role'],
      ['error', 'permission_denied role_id'],
    ])
    expect(await judge(desk, rows)).toEqual([['valid'], ['valid'], ['valid']])
  })
})

describe('an application', () => {
  it('goes by its client id, in its own environment', async () => {
    const client = async (of: ImportsDesk) => {
      const [{ clientId }] = await api.sql<[{ clientId: string }]>`
        select client_id from applications where environment_id = ${of.environmentId} and is_default`
      return clientId
    }
    const [own, foreign] = [await client(desk), await client(theirs)]
    expect(
      await judge(desk, [
        { client_id: own },
        { client_id: foreign },
        { client_id: 'your-oauth-client-id' },
      ]),
    ).toEqual([
      ['valid'],
      ['error', 'unknown_application client_id'],
      ['error', 'unknown_application client_id'],
    ])
  })

  it("of the account's directory goes by its id, in any environment", async () => {
    const application_id = await desk.makeApplication()
    const foreign = await theirs.makeApplication()
    const file = fileOf({ application_id }, { application_id: foreign })
    const path = `/api/v1/accounts/${desk.slug}/imports/preview`
    const asked = { mode: 'account_bulk_create', headers: desk.bearer }
    const { results } = (await desk.send(path, file, asked)).json()
    expect(results.map(({ verdict }: Result) => verdict)).toEqual(['valid', 'error'])
    expect(results[1].issues[0]).toMatchObject({
      code: 'unknown_application',
      field: 'application_id',
    })
  })
})
