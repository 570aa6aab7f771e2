import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { type Api, startApi } from './support/api.ts'
import { signInOperator } from './support/environments.ts'
import {
  fileOf,
  formOf,
  type ImportsDesk,
  newAddress,
  openImports,
  workMs,
} from './support/imports.ts'

let api: Api
let desk: ImportsDesk
let theirs: ImportsDesk
let roleId: string
let role: string
let tree: Record<'europe' | 'berlin' | 'america' | 'otherBerlin' | 'closed', string>
beforeAll(async () => {
  api = await startApi()
  desk = await openImports(api)
  theirs = await openImports(api)
  role = `Editor ${randomUUID()}`
  roleId = await desk.makeRole({ name: role })
  const europe = await desk.makeNode(undefined, 'Europe')
  const america = await desk.makeNode(undefined, 'America')
  tree = {
    europe,
    america,
    berlin: await desk.makeNode(europe, 'Berlin'),
    otherBerlin: await desk.makeNode(america, 'Berlin'),
    closed: await desk.makeNode(undefined, 'Closed'),
  }
  await desk.ask('PATCH', `/nodes/${tree.closed}`, { enabled: false })
})
afterAll(() => api.stop())

type Result = { verdict: string; issues: { code: string; field: string | null; message: string }[] }
/** The verdict on each row, and why. */
async function judge(rows: Record<string, string>[], asked: object = {}) {
  const answer = await desk.preview(fileOf(...rows), asked)
  expect(answer.statusCode).toBe(200)
  return answer.json().results.map(({ verdict, issues }: Result) => {
    return [verdict, ...issues.map(({ code, field }) => `${code} ${field}`)]
  })
}
const judgeOne = async (row: Record<string, string>, asked?: object) =>
  (await judge([row], asked))[0]
const somewhere = () => ({ role_id: roleId, node_id: tree.europe })

async function addPerson(given: { external_id?: string; applicationId?: string } = {}) {
  const email = newAddress()
  const [{ id }] = await api.sql<[{ id: string }]>`
    insert into identities (account_id, email, external_id)
    values (${desk.accountId}, ${email}, ${given.external_id ?? null}) returning id`
  return { id, email }
}
async function join(identityId: string) {
  await api.sql`
    insert into app_memberships (account_id, identity_id, application_id)
    select account_id, ${identityId}, id from applications
    where environment_id = ${desk.environmentId} and is_default`
}

describe('a preview', () => {
  it('tells how the file was read, and what each row would come to', async () => {
    const [email, other] = [newAddress(), newAddress()]
    const file = `E-Mail;Vorname;Nachname;Farbe\r\n${email};Ä;B;rot\r\n${other};;B;rot\r\n`
    const answer = await desk.preview(new Uint8Array(Buffer.from(file, 'latin1')))
    expect(answer.json()).toEqual({
      columns: [
        { header: 'E-Mail', field: 'email' },
        { header: 'Vorname', field: 'first_name' },
        { header: 'Nachname', field: 'last_name' },
        { header: 'Farbe', field: null },
      ],
      delimiter: ';',
      encoding: 'windows-1252',
      rows: 2,
      stats: { valid: 1, warning: 0, error: 1 },
      results: [
        { row: 1, verdict: 'valid', email, issues: [] },
        {
          row: 2,
          verdict: 'error',
          email: other,
          issues: [
            {
              severity: 'error',
              code: 'validation_failed',
              field: 'first_name',
              message: expect.any(String),
            },
          ],
        },
      ],
    })
  })

  it('writes nothing', async () => {
    await desk.preview(fileOf({}, {}))
    expect(await api.sql`select from imports where account_id = ${desk.accountId}`).toHaveLength(0)
  })

  it('looks at the selected rows alone', async () => {
    const file = fileOf({ email: 'nobody' }, {}, { email: 'nobody' })
    const { rows, stats, results } = (await desk.preview(file, { selected_rows: [2] })).json()
    expect({ rows, stats }).toEqual({ rows: 3, stats: { valid: 1, warning: 0, error: 0 } })
    expect(results).toMatchObject([{ row: 2, verdict: 'valid' }])
  })

  it('finds an address again in whatever spelling, and an external id', async () => {
    const email = newAddress()
    const rows = [
      { email, external_id: 'E-1' },
      { email: email.replace('pat', 'PAT'), external_id: 'E-2' },
      { email: email.replace('pat', 'pá'), external_id: 'E-1' },
      { email: email.replace('pat', 'PA\u0301'), external_id: 'E-3' },
    ]
    expect(await judge(rows, { mode: 'bulk_create' })).toEqual([
      ['valid'],
      ['error', 'duplicate_in_file email'],
      ['error', 'external_id_conflict external_id'],
      ['error', 'duplicate_in_file email'],
    ])
  })

  it('judges ten thousand rows in under two seconds, in as many statements as ten', async () => {
    const statements: string[] = []
    const sql = connect(process.env.TEST_DATABASE_URL ?? '', 6)
    sql.options.debug = (_connection, query) => statements.push(query)
    const counted = await startApi({ sql })
    const rows = (count: number) =>
      fileOf(...Array.from({ length: count }, () => ({ role, node: 'Europe/Berlin' })))
    const judged = async (count: number) => {
      const form = await formOf([
        ['file', new File([rows(count)], 'a.csv')],
        ['mode', 'bulk_invite'],
      ])
      const call = { ...form, headers: { ...form.headers, ...desk.headers } }
      statements.length = 0
      const startedMs = performance.now()
      const workedMs = await workMs(async () => {
        const answer = await counted.call(`${desk.url}/preview`, call)
        expect(answer.json().stats).toEqual({ valid: count, warning: 0, error: 0 })
      })
      return { workedMs, ms: performance.now() - startedMs, statements: statements.length }
    }
    await judged(10) // the first connection asks for the types of Postgres
    const ten = await judged(10)
    const all = await judged(10_000)
    process.stderr.write(
      `preview of 10,000 rows: ${Math.round(all.ms)} ms, of work ${Math.round(all.workedMs)} ms\n`,
    )
    expect(all.statements).toBe(ten.statements)
    expect(all.workedMs).toBeLessThan(2000)
    await Promise.all([counted.stop(), sql.end()])
  })
})

describe('a role and a node', () => {
  it.each([
    ['by id', () => ({ role_id: roleId, node_id: tree.berlin })],
    ['by name', () => ({ role, node: 'Europe' })],
    ['by name, whatever its case', () => ({ role: role.toUpperCase(), node: ' europe ' })],
    ['by path', () => ({ role, node: 'Europe/Berlin' })],
    ['by a path from the root', () => ({ role, node: '/America / Berlin' })],
    ['as the root, by id', () => ({ role, node_id: desk.rootNodeId })],
  ])('are found %s', async (_how, row) => {
    expect(await judgeOne(row())).toEqual(['valid'])
  })

  it('are found by a path with the name of the root', async () => {
    const [{ name }] = await api.sql<[{ name: string }]>`
      select name from nodes where id = ${desk.rootNodeId}`
    expect(await judgeOne({ role, node: `${name}/Europe/Berlin` })).toEqual(['valid'])
    expect(await judgeOne({ role, node: name })).toEqual(['valid'])
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
    ['a node nobody made', () => ({ role, node_id: randomUUID() }), 'unknown_node node_id'],
    ['a path to nowhere', () => ({ role, node: 'Europe/Paris' }), 'unknown_node node'],
    ['half a path', () => ({ role, node: 'Europe/' }), 'unknown_node node'],
    ['a node that is disabled', () => ({ role, node: 'Closed' }), 'unknown_node node'],
    ['a role alone', () => ({ role }), 'role_node_pair node_id'],
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
      await judge([
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
    const answer = await desk.preview(fileOf({ role, node: 'Berlin' }))
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
      { role, node: 'Europe/Berlin' },
      { role, node: 'America' },
      { role_id: roleId, node: 'America' },
    ]
    expect(await judge(rows, { headers })).toEqual([
      ['valid'],
      ['error', 'permission_denied role'],
      ['error', 'permission_denied role_id'],
    ])
    expect(await judge(rows)).toEqual([['valid'], ['valid'], ['valid']])
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
      await judge([
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

describe('an address that is known', () => {
  it('gains what the row gives, unless it has all of it', async () => {
    const { id, email } = await addPerson()
    expect(await judgeOne({ email })).toEqual(['warning', 'email_conflict email'])
    await join(id)
    expect(await judgeOne({ email })).toEqual(['error', 'already_member email'])
    expect(await judgeOne({ email, ...somewhere() })).toEqual(['warning', 'email_conflict email'])
    await api.sql`
      insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
      values (${desk.accountId}, ${desk.environmentId}, ${id}, ${roleId}, ${tree.europe})`
    expect(await judgeOne({ email: email.toUpperCase(), ...somewhere() })).toEqual([
      'error',
      'already_member email',
    ])
  })

  it('cannot be created again, nor can an external id', async () => {
    const external_id = randomUUID()
    const { email } = await addPerson({ external_id })
    expect(await judge([{ email }, { external_id }], { mode: 'bulk_create' })).toEqual([
      ['error', 'email_conflict email'],
      ['error', 'external_id_conflict external_id'],
    ])
  })

  it('of another account is not known', async () => {
    const { email } = await addPerson()
    const file = fileOf({ email })
    const answer = await theirs.preview(file, { mode: 'bulk_create' })
    expect(answer.json().stats.valid).toBe(1)
  })

  it('with a pending invitation cannot be invited again, but once it is over', async () => {
    const made = (await desk.invite({})).json()
    expect(await judgeOne({ email: made.email })).toEqual(['error', 'invite_pending email'])
    expect(await judgeOne({ email: made.email }, { mode: 'bulk_create' })).toEqual([
      'warning',
      'invite_pending email',
    ])
    await api.sql`
      update invites set created_at = created_at - interval '8 days', expires_at = now() - interval '1 day'
      where id = ${made.id}`
    expect(await judgeOne({ email: made.email })).toEqual(['valid'])
  })

  it('with a pending invitation of another environment may be invited', async () => {
    const made = (await desk.invite({})).json()
    const { results } = (await theirs.preview(fileOf({ email: made.email }))).json()
    expect(results[0].verdict).toBe('valid')
  })
})

it('warns of an empty cell in a column of passwords', async () => {
  const rows = [{ password: '' }, { password: 'correct horse' }, { password: 'short' }]
  expect(await judge(rows, { mode: 'bulk_create' })).toEqual([
    ['warning', 'validation_failed password'],
    ['valid'],
    ['error', 'validation_failed password'],
  ])
})
