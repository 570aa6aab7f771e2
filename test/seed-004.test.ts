import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  goodPassword,
  newNumber,
  openUserActions,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, "Invite User": its fields, endpoints, states and messages, in its order. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const factsOf = (id: string) =>
  sql`select type, object_type, attributes, old_value, new_value from facts
    where object_id = ${id} order by id`

describe('Important Invitation Fields', () => {
  it('makes an invitation of all of them, and reads it as it was made', async () => {
    const given = ours.invitation({
      mobile_number: newNumber(),
      lang: 'de',
      customFields: { costCentre: 7 },
      allow_same_email: false,
    })
    const { status, body } = await ours.call('POST', '/invitations', given)
    expect(status).toBe(200)
    expect(body).toEqual({ success: true, status: 200, data: expect.any(Object) })
    const made = pick(body, 'data')
    expect(made).toEqual({
      _id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      state: 'initiated',
      valid: true,
      email: given.email,
      mobile_number: given.mobile_number,
      given_name: 'Ada',
      family_name: 'Lovelace',
      groups: [{ group_id: ours.nodeId, roles: [ours.roleId] }],
      client_id: ours.clientId,
      client_name: ours.clientName,
      initiate_login_uri: ours.loginPage,
      invite_template_key: 'INVITE_USER',
      lang: 'de',
      customFields: { costCentre: 7 },
      allow_same_email: false,
      invited_by: { type: 'api_key', id: expect.any(String), name: 'cidaas' },
      sub: null,
      resent_from: null,
      createdTime: expect.any(String),
      updatedTime: expect.any(String),
      expires_at: expect.any(String),
      acceptedTime: null,
      accept_url: expect.stringContaining(`${ours.loginPage}&invite_id=`),
    })
    const read = await ours.read(text(made, '_id'))
    const { accept_url: _link, updatedTime: _at, ...kept } = Object(made)
    expect(read.body).toMatchObject({ success: true, status: 200, data: kept })
  })

  it('needs email or mobile_number', async () => {
    const { status, body } = await ours.invite({ email: undefined })
    expect([status, pick(body, 'success'), pick(body, 'code')]).toEqual([
      422,
      false,
      'validation_failed',
    ])
    expect(pick(body, 'errors.0.field')).toBe('email')
    const byNumber = await ours.invite({ email: undefined, mobile_number: newNumber() })
    expect(byNumber.body).toMatchObject({ success: true, data: { email: null } })
  })

  it('takes a mobile_number in E.164 alone', async () => {
    for (const mobile_number of ['0151 123456', '+0151123456', '4915112345', '+4915112345x']) {
      const { status, body } = await ours.invite({ mobile_number })
      expect([status, pick(body, 'errors.0.field')]).toEqual([422, 'mobile_number'])
    }
  })

  it('takes names as optional', async () => {
    const { body } = await ours.invite({ given_name: undefined, family_name: undefined })
    expect(body).toMatchObject({ data: { given_name: '', family_name: '' } })
  })

  it('takes client_id or client_name, one of which is required', async () => {
    const named = await ours.invite({ client_id: undefined, client_name: ours.clientName })
    expect(named.body).toMatchObject({ data: { client_id: ours.clientId } })
    const none = await ours.invite({ client_id: undefined })
    expect(none.body).toMatchObject({ status: 422, errors: [{ field: 'client_id' }] })
    for (const wrong of [{ client_id: randomUUID() }, { client_name: 'Another' }]) {
      const { body } = await ours.invite(wrong)
      expect(body).toMatchObject({ status: 422, code: 'unknown_application', success: false })
    }
  })

  it('refuses a client_name that several environments have, until one is named', async () => {
    const { body } = await ours.admin.ask('GET', `/accounts/${ours.slug}/environments`)
    const other = text(body, 'data.1.id')
    const twin = { client_name: ours.clientName, initiate_login_uri: ours.loginPage }
    await ours.admin.ask('POST', `/environments/${other}/applications`, twin)
    const given = { client_id: undefined, client_name: ours.clientName, groups: [] }
    const refused = await ours.invite(given, ours.bearer)
    expect(refused.body).toMatchObject({ status: 422, errors: [{ field: 'client_name' }] })
    const there = { ...ours.bearer, 'x-environment-id': other }
    const made = await ours.invite(given, there)
    expect(made.body).toMatchObject({ success: true, data: { client_name: ours.clientName } })
    const row =
      await sql`select environment_id from invites where id = ${text(made.body, 'data._id')}`
    expect(row).toEqual([{ environmentId: other }])
  })

  it('needs the initiate_login_uri that the application has registered', async () => {
    for (const initiate_login_uri of [undefined, 'https://evil.test/', `${ours.loginPage}&x=1`]) {
      const { body } = await ours.invite({ initiate_login_uri })
      expect(body).toMatchObject({
        status: 422,
        success: false,
        errors: [{ field: 'initiate_login_uri' }],
      })
    }
  })

  it('uses the INVITE_USER template by default, and answers for any other that is not there', async () => {
    const made = await ours.invite({ invite_template_key: 'INVITE_USER' })
    expect(made.status).toBe(200)
    const { status, body } = await ours.invite({ invite_template_key: 'CRM_INVITE' })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      success: false,
      code: 'invalid_template_key',
      title: 'invalid template key used to invite user',
      detail: 'invalid template key used to invite user',
    })
  })

  it.each([
    [{ lang: 'de' }, 'fr', 'de'],
    [{}, 'fr;q=0.5, pt-BR, de;q=0.9', 'pt-BR'],
    [{}, 'de', 'de'],
    [{}, '*;q=0.1', null],
    [{}, 'not a language', null],
  ])('writes in lang %j with Accept-Language "%s": %s', async (given, accepted, lang) => {
    const headers = { ...ours.withKey, 'accept-language': accepted }
    expect((await ours.invite(given, headers)).body).toMatchObject({ data: { lang } })
  })

  it('gives what groups say, roles by id or by name, up to 20', async () => {
    const role = await ours.admin.ask('POST', `/environments/${ours.environmentId}/roles`, {
      name: `Reader ${randomUUID()}`,
    })
    const reader = text(role.body, 'id')
    const both = [{ group_id: ours.nodeId, roles: ['Editor', reader, 'Editor'] }]
    const { body } = await ours.invite({ groups: both })
    const groups = [{ group_id: ours.nodeId, roles: [ours.roleId, reader] }]
    expect(body).toMatchObject({ data: { groups } })
    for (const [group, code] of [
      [{ group_id: ours.nodeId, roles: ['Nobody'] }, 'unknown_role'],
      [{ group_id: ours.nodeId, roles: [randomUUID()] }, 'unknown_role'],
      [{ group_id: randomUUID(), roles: ['Editor'] }, 'unknown_node'],
    ] as const) {
      const refused = await ours.invite({ groups: [group] })
      expect(refused.body).toMatchObject({ status: 422, code, errors: [{ field: 'groups' }] })
    }
  })

  it('keeps customFields within bounds', async () => {
    const { body } = await ours.invite({ customFields: { much: 'x'.repeat(17_000) } })
    expect(body).toMatchObject({ status: 422, errors: [{ field: 'customFields' }] })
  })
})

describe('Required Roles', () => {
  it.each(['admin', 'secondary_admin', 'user_invite'])('lets a %s invite', async (role) => {
    const email = newAddress()
    const operator = { email, first_name: 'O', last_name: 'P', role, password: goodPassword }
    await ours.admin.ask('POST', `/accounts/${ours.slug}/operators`, operator)
    const signedIn = await api.call('POST', '/api/v1/sessions', {
      account_slug: ours.slug,
      email,
      password: goodPassword,
    })
    const bearer = { authorization: `Bearer ${text(signedIn.body, 'token')}` }
    const { status, body } = await ours.invite({}, bearer)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ data: { invited_by: { type: 'operator' } } })
  })

  it('lets nobody else, and says so with success: false', async () => {
    const reader = await ours.admin.ask('POST', `/environments/${ours.environmentId}/api-keys`, {
      name: 'Reader',
      permissions: ['invite.read', 'identity.read'],
    })
    const weak = await ours.invite({}, { 'x-api-key': text(reader.body, 'key') })
    expect(weak.body).toMatchObject({ status: 403, code: 'permission_denied', success: false })
    const nobody = await ours.invite({}, {})
    expect(nobody.body).toMatchObject({ status: 401, code: 'unauthenticated', success: false })
  })
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

describe('Who is invited already, or there', () => {
  it('is answered with invite_pending, and no second fact of sending', async () => {
    const first = await ours.invited()
    await api.mailTo(String(first.email))
    const again = await ours.invite({ email: String(first.email).toUpperCase() })
    expect(again.body).toMatchObject({
      status: 409,
      code: 'invite_pending',
      existing_invite_id: first.id,
    })
    const mobile_number = newNumber()
    expect((await ours.invite({ email: undefined, mobile_number })).status).toBe(200)
    const twice = await ours.invite({ email: undefined, mobile_number })
    expect(twice.body).toMatchObject({ status: 409, code: 'invite_pending' })
    const beside = await ours.invite({ mobile_number })
    expect(beside.status).toBe(200) // its message goes to another place
    const types = (await factsOf(first.id)).map(({ type }) => type)
    expect(types).toEqual(['INVITE_USER'])
  })

  it('is answered with already_member once nothing is left to give', async () => {
    const { token, email } = await ours.invited()
    expect((await ours.register(token)).status).toBe(200)
    const again = await ours.invite({ email })
    expect(again.body).toMatchObject({ status: 409, code: 'already_member', success: false })
  })
})

describe('Invitation States', () => {
  it('initiated, then reinitiated: older links are dead, and the fact is told again', async () => {
    const { id, token, email } = await ours.invited()
    await api.mailTo(String(email))
    const { status, body } = await ours.change(id, 'reinitiated')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      success: true,
      data: { _id: id, state: 'reinitiated', valid: true },
    })
    expect((await ours.register(token)).body).toMatchObject({ code: 'invite_superseded' })
    await api.mailTo(String(email), 2)
    await expect.poll(async () => (await factsOf(id)).length).toBe(2)
    expect(await factsOf(id)).toMatchObject([
      { type: 'INVITE_USER', objectType: 'userinvitations', attributes: { _id: id } },
      { type: 'INVITE_USER', newValue: { _id: id, state: 'reinitiated', generation: 2 } },
    ])
  })

  it('is not sent again within the cooldown', async () => {
    const { id } = await ours.invited()
    await ours.admin.ask('PATCH', `/accounts/${ours.slug}/policy`, { resend_cooldown: '5m' })
    const { status, body, headers } = await ours.change(id, 'reinitiated')
    expect([status, pick(body, 'code')]).toEqual([429, 'resend_cooldown'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(200)
    await ours.admin.ask('PATCH', `/accounts/${ours.slug}/policy`, { resend_cooldown: '0s' })
  })

  it('an expired one keeps its state, is not valid, and is resent as another one', async () => {
    const { id, email, token } = await ours.invited()
    await sql`update invites set created_at = now() - interval '8 days',
      expires_at = now() - interval '1 second' where id = ${id}`
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: false } })
    expect((await ours.register(token)).body).toMatchObject({ status: 410, code: 'invite_expired' })
    const { body } = await ours.change(id, 'reinitiated')
    expect(body).toMatchObject({
      data: { state: 'reinitiated', valid: true, resent_from: id, email },
    })
    expect(text(body, 'data._id')).not.toBe(id)
    expect(text(body, 'data.initiate_login_uri')).toBe(ours.loginPage)
  })

  it.each([
    ['revoked', 'invite_revoked', 'INVITE_REVOKED'],
    ['rejected', 'invite_rejected', 'INVITE_REJECTED'],
  ])('%s is final, and saying it again changes nothing', async (state, code, fact) => {
    const { id, token } = await ours.invited()
    const { status, body } = await ours.change(id, state)
    expect(status).toBe(200)
    expect(body).toMatchObject({ data: { _id: id, state, valid: false } })
    expect((await ours.change(id, state)).body).toMatchObject({ data: { _id: id, state } })
    expect((await ours.register(token)).body).toMatchObject({ status: 410, code })
    const others = ['reinitiated', 'accepted', 'revoked', 'rejected'].filter((one) => one !== state)
    for (const other of others) {
      const sub = other === 'accepted' ? randomUUID() : undefined
      const refused = await ours.change(id, other, sub)
      expect(refused.body).toMatchObject({
        status: 409,
        code: 'invite_not_pending',
        success: false,
      })
    }
    const told = (await factsOf(id)).filter(({ type }) => type === fact)
    expect(told).toMatchObject([{ newValue: { _id: id, state, valid: false } }])
  })

  it('accepted gives a person who is there what was invited, and changes nothing else', async () => {
    const there = newAddress()
    const made = await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, {
      email: there,
      first_name: 'Grace',
      last_name: 'Hopper',
      password: goodPassword,
    })
    const sub = text(made.body, 'id')
    const { id } = await ours.invited({ email: there, customFields: { desk: 4 } })
    const person = () => sql`select * from identities where id = ${sub}`
    const [before] = await person()

    for (const wrong of [undefined, randomUUID(), text(await other(), 'id')]) {
      const { status, body } = await ours.change(id, 'accepted', wrong)
      expect([status, pick(body, 'errors.0.field')]).toEqual([422, 'sub'])
    }
    const { status, body } = await ours.change(id, 'accepted', sub)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ data: { state: 'accepted', valid: false, sub } })
    expect(text(body, 'data.acceptedTime')).toMatch(/^\d{4}-/)

    const [after] = await person()
    expect(after).toEqual({ ...before, customFields: { desk: 4 }, updatedAt: expect.any(Date) })
    const given =
      await sql`select role_id, node_id from role_assignments where identity_id = ${sub}`
    expect(given).toEqual([{ roleId: ours.roleId, nodeId: ours.nodeId }])
    const member = await sql`select application_id from app_memberships where identity_id = ${sub}`
    expect(member).toContainEqual({ applicationId: ours.applicationId })
    const attributes = { _id: id, sub }
    const told = (await factsOf(id)).filter((fact) => 'sub' in fact.attributes)
    expect(told.map(({ type }) => type).sort()).toEqual(['INVITE_ACCEPTED', 'INVITE_USER'])
    for (const fact of told) expect(fact.attributes).toEqual(attributes)
    const [event] = await sql`
      select actor from invite_events where invite_id = ${id} and type = 'accepted'`
    expect(event?.actor).toMatchObject({ type: 'api_key' })

    expect((await ours.change(id, 'accepted', sub)).body).toMatchObject({ data: { sub } })
    expect((await ours.change(id, 'accepted', randomUUID())).status).toBe(409)
    expect((await ours.change(id, 'revoked', undefined)).status).toBe(409)
    expect((await ours.change(id, 'revoked', sub)).status).toBe(422)
  })

  /** Somebody else of the account, who was not invited. */
  async function other(): Promise<unknown> {
    const given = { email: newAddress(), first_name: 'Eve', last_name: 'M' }
    return (await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, given)).body
  }

  it('of two who accept at once one does', async () => {
    const there = newAddress()
    const given = { email: there, first_name: 'G', last_name: 'H', password: goodPassword }
    const made = await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, given)
    const sub = text(made.body, 'id')
    const { id, token } = await ours.invited({ email: there })
    const answers = await Promise.all([
      ours.change(id, 'accepted', sub),
      ours.register(token, {
        password: undefined,
        password_echo: undefined,
        current_password: goodPassword,
      }),
    ])
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    expect(won).toHaveLength(1)
    for (const { body } of lost) {
      expect(['invite_accepted', 'invite_not_pending']).toContain(pick(body, 'code'))
    }
  })
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
