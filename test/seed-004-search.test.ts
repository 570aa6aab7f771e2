import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { goodPassword, openUserActions, type UserActions } from './support/user-actions.ts'

/** Seed 004, "Find Invitations", and who finds what. */
const api = createClient(sharedStack())
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

it('shows an operator who is limited to nodes what they may see elsewhere, and no more', async () => {
  const here = await openUserActions(api)
  const { body } = await here.admin.ask('GET', `/accounts/${here.slug}/environments`)
  const other = text(body, 'data.1.id')
  const there = { ...here.bearer, 'x-environment-id': other }
  const given = { client_name: 'There', initiate_login_uri: here.loginPage }
  await here.admin.ask('POST', `/environments/${other}/applications`, given)
  const away = { client_id: undefined, client_name: 'There', groups: [] }
  const hidden = text((await here.invite(away, there)).body, 'data._id')
  const seen = (await here.invited()).id

  const email = newAddress()
  const operator = { email, first_name: 'O', last_name: 'P', role: 'user_invite' }
  const limits = { password: goodPassword, node_ids: [here.nodeId] }
  await here.admin.ask('POST', `/accounts/${here.slug}/operators`, { ...operator, ...limits })
  const signIn = { account_slug: here.slug, email, password: goodPassword }
  const { body: session } = await api.call('POST', '/api/v1/sessions', signIn)
  const limited = { authorization: `Bearer ${text(session, 'token')}` }

  const read = (id: string) => here.call('GET', `/invitations/${id}`, undefined, limited)
  expect((await read(seen)).status).toBe(200)
  expect((await read(hidden)).body).toMatchObject({ status: 404, code: 'invite_not_found' })
  expect((await here.invite(away, limited)).body).toMatchObject({ code: 'unknown_application' })
  const search = await here.find({}, { ...limited, 'x-environment-id': other })
  expect(search.body).toMatchObject({ status: 403, code: 'permission_denied' })
  const found = await here.find({ filter: { client_id: here.clientId } }, limited)
  expect(found.body).toMatchObject({ total: 1 })
})

it('knows no invitation of another tenant, in the same bytes as of nobody', async () => {
  const theirs = await openUserActions(api)
  const { id } = await theirs.invited()
  const bytes = (body: unknown) => ({ ...Object(body), request_id: '' })
  for (const headers of [ours.withKey, ours.bearer]) {
    const asked = (one: string) => ours.call('GET', `/invitations/${one}`, undefined, headers)
    const foreign = await asked(id)
    expect(foreign.status).toBe(404)
    expect(bytes(foreign.body)).toEqual(bytes((await asked(randomUUID())).body))
  }
  const listed = await ours.call(
    'GET',
    `/invitations/${(await ours.invited()).id}`,
    undefined,
    ours.bearer,
  )
  expect(listed.status).toBe(200)
})

describe('Find Invitations', () => {
  let here: UserActions
  const made: Record<string, string> = {}
  beforeAll(async () => {
    here = await openUserActions(api)
    for (const name of ['a', 'b', 'c', 'd']) {
      made[name] = (await here.invited({ email: `${name}-${newAddress()}` })).id
    }
    made.number = (await here.invited({ email: undefined, mobile_number: '+4915100000001' })).id
    await here.change(made.b ?? '', 'reinitiated')
    await here.change(made.c ?? '', 'revoked')
    await here.change(made.d ?? '', 'rejected')
  })
  const idsOf = (body: unknown) =>
    [pick(body, 'data')]
      .flat()
      .map((one) => Object.keys(made).find((name) => made[name] === text(one, '_id')))

  it.each<[object, string[]]>([
    [{ state: 'initiated' }, ['number', 'a']],
    [{ state: 'reinitiated' }, ['b']],
    [{ state: ['revoked', 'rejected'] }, ['d', 'c']],
    [{ state: 'accepted' }, []],
    [{ mobile_number: '+4915100000001' }, ['number']],
    [{ created_after: '2020-01-01T00:00:00.000Z' }, ['number', 'd', 'c', 'b', 'a']],
    [{ created_before: '2020-01-01T00:00:00.000Z' }, []],
    [{ invited_by: randomUUID() }, []],
  ])('by %j', async (filter, found) => {
    const { status, body } = await here.find({ filter })
    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, status: 200, total: found.length })
    expect(idsOf(body)).toEqual(found)
  })

  it('by what it was made with: address, application, inviter', async () => {
    const { body } = await here.read(made.a ?? '')
    const email = text(body, 'data.email').toUpperCase()
    expect(idsOf((await here.find({ filter: { email } })).body)).toEqual(['a'])
    const invited_by = text(body, 'data.invited_by.id')
    const filter = { client_id: here.clientId, invited_by }
    const found = await here.find({ filter }, here.bearer) // the application tells where
    expect(found.body).toMatchObject({ total: 5 })
    const elsewhere = await here.find({ filter: { client_id: ours.clientId } }, here.bearer)
    expect(elsewhere.body).toMatchObject({ success: true, data: [], total: 0 })
    const nowhere = await here.find({}, here.bearer)
    expect(nowhere.body).toMatchObject({ status: 400, success: false })
  })

  it.each<[string, string, string[]]>([
    ['createdTime', 'asc', ['a', 'b', 'c', 'd', 'number']],
    ['createdTime', 'desc', ['number', 'd', 'c', 'b', 'a']],
    ['email', 'asc', ['a', 'b', 'c', 'd', 'number']],
    ['email', 'desc', ['number', 'd', 'c', 'b', 'a']],
  ])('sorted by %s, %s, in pages', async (field, order, expected) => {
    const sort = { field, order }
    const page = async (skip: number) => idsOf((await here.find({ sort, skip, take: 2 })).body)
    expect([...(await page(0)), ...(await page(2)), ...(await page(4))]).toEqual(expected)
    expect((await here.find({ sort, skip: 4, take: 2 })).body).toMatchObject({ total: 5 })
  })

  it('sorted by updatedTime, what changed last first', async () => {
    await here.change(made.a ?? '', 'reinitiated')
    await api.mailTo(text((await here.read(made.a ?? '')).body, 'data.email'), 2)
    await expect
      .poll(async () => {
        const sort = { field: 'updatedTime', order: 'desc' }
        return idsOf((await here.find({ sort, filter: { state: 'reinitiated' } })).body)
      })
      .toEqual(['a', 'b'])
  })

  it('refuses what it does not know, and more than 200 at once', async () => {
    for (const given of [
      { take: 201 },
      { skip: -1 },
      { sort: { field: 'password', order: 'asc' } },
      { filter: { state: 'pending' } },
      { where: {} },
    ]) {
      expect((await here.find(given)).body).toMatchObject({ status: 422, success: false })
    }
  })
})
