import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { newNumber, openUserActions, type UserActions } from './support/user-actions.ts'

/** Seed 004, "Invite User": its fields. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

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
    const longest = `${newNumber()}0` // 15 digits
    expect((await ours.invite({ email: undefined, mobile_number: longest })).status).toBe(200)
    for (const mobile_number of [
      '0151 123456',
      '+0151123456',
      '4915112345',
      '+4915112345x',
      '+49 151 123456',
      '+49151123456\n',
      '+4915112345６',
      '＋4915112345',
      '+123456',
      `${longest}0`,
    ]) {
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
    [{}, 'fr;q=0.5, pt-BR, de;q=0.9', 'pt'],
    [{}, 'de', 'de'],
    [{}, '*;q=0.1', null],
    [{}, 'not a language', null],
  ])('writes in lang %j with Accept-Language "%s": %s', async (given, accepted, lang) => {
    const headers = { ...ours.withKey, 'accept-language': accepted }
    expect((await ours.invite(given, headers)).body).toMatchObject({ data: { lang } })
  })

  it('keeps customFields within bounds', async () => {
    const { body } = await ours.invite({ customFields: { much: 'x'.repeat(17_000) } })
    expect(body).toMatchObject({ status: 422, errors: [{ field: 'customFields' }] })
  })
})
