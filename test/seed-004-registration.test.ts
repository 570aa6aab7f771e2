import { beforeAll, describe, expect, it } from 'vitest'
import { breachedPassword } from './support/breach-stub.ts'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  createPersonOf,
  form,
  mailToken,
  newNumber,
  openUserActions,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, "Register User": from the form to the person. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const personOf = createPersonOf(sql)

describe('Register User', () => {
  it.each(['query', 'header'])('by invite_id in the %s', async (place) => {
    const { id, email } = await ours.invited({ customFields: { team: 'blue', desk: 4 } })
    const [path, headers] =
      place === 'query'
        ? [`/registration?invite_id=${mailToken(id)}`, {}]
        : ['/registration', { invite_id: mailToken(id) }]
    const given = form({ email, given_name: 'Augusta', customFields: { desk: 5 } })
    const { status, body } = await ours.call('POST', path, given, headers)
    expect(status, JSON.stringify(body)).toBe(200)
    const sub = text(body, 'data.sub')
    expect(body).toEqual({
      success: true,
      status: 200,
      data: {
        sub,
        email,
        mobile_number: null,
        email_verified: true,
        given_name: 'Augusta',
        family_name: 'Lovelace',
        customFields: { team: 'blue', desk: 5 },
        invitation: { _id: id, state: 'accepted', valid: false },
        redirect_url: ours.loginPage,
      },
    })
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'accepted', sub } })
    const held = await sql`select role_id, node_id from role_assignments where identity_id = ${sub}`
    expect(held).toEqual([{ roleId: ours.roleId, nodeId: ours.nodeId }])
    const member = await sql`select application_id from app_memberships where identity_id = ${sub}`
    expect(member).toEqual([{ applicationId: ours.applicationId }])
  })

  it('tells INVITE_ACCEPTED and ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY, without the password', async () => {
    const { id, token } = await ours.invited()
    const { body } = await ours.register(token)
    const sub = text(body, 'data.sub')
    const facts = await sql`
      select type, object_type, attributes, old_value, new_value from facts
      where object_id in (${id}, ${sub}) and type <> 'INVITE_USER' order by type`
    expect(facts).toMatchObject([
      {
        type: 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY',
        objectType: 'users',
        attributes: { provider: 'self', requestId: expect.any(String), sub },
      },
      {
        type: 'INVITE_ACCEPTED',
        objectType: 'userinvitations',
        attributes: { _id: id, sub },
        oldValue: { _id: id, state: 'initiated', valid: true, acceptedTime: null },
        newValue: { _id: id, state: 'accepted', valid: false, acceptedTime: expect.any(String) },
      },
    ])
    expect(JSON.stringify(facts)).not.toMatch(/argon2|quiet otter/)
  })

  it('tells ACCOUNT_CIDAASIDENTITY_ADDED of who was there without a password', async () => {
    const { email, sub } = await ours.somebodyThere({ password: undefined })
    const { id, token } = await ours.invited({ email })
    const copied = await ours.register(token)
    expect(copied.body).toMatchObject({ status: 403, code: 'mail_link_required', success: false })
    expect((await ours.register(mailToken(id))).body).toMatchObject({ data: { sub } })
    const facts = await sql`
      select type, attributes, new_value from facts where object_id = ${sub} order by id`
    expect(facts.map(({ type }) => type)).toEqual([
      'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY',
      'ACCOUNT_CIDAASIDENTITY_ADDED',
    ])
    const attributes = { provider: 'self', requestId: expect.any(String), sub }
    expect(facts[1]).toMatchObject({ attributes, newValue: { email } })
    expect(JSON.stringify(facts)).not.toMatch(/argon2|quiet otter/)
  })

  it('takes the link of an invite of the directory, which is none of these invitations', async () => {
    const email = newAddress()
    const path = `/accounts/${ours.slug}/identity-invites`
    const given = { email, first_name: 'Ada', last_name: 'Lovelace' }
    const id = text((await ours.admin.ask('POST', path, given)).body, 'id')
    const elsewhere = await ours.call('GET', `/invitations/${id}`, undefined, ours.bearer)
    expect(elsewhere.body).toMatchObject({ status: 404, code: 'invite_not_found' })
    const { body } = await ours.register(mailToken(id))
    const invitation = { _id: id, state: 'accepted', valid: false }
    expect(body).toMatchObject({ success: true, data: { email, invitation } })
  })

  it('takes query and header together when they are the same, and refuses two that differ', async () => {
    const { token } = await ours.invited()
    const other = await ours.invited()
    const path = `/registration?invite_id=${token}`
    const differing = await ours.call('POST', path, form(), { invite_id: other.token })
    expect(differing.body).toMatchObject({ status: 400, code: 'bad_request', success: false })
    expect((await ours.call('POST', path, form(), { invite_id: token })).status).toBe(200)
    const none = await ours.call('POST', '/registration', form(), {})
    expect(none.body).toMatchObject({ status: 400, code: 'bad_request', success: false })
  })

  it('is not opened by the id that webhooks and admins know', async () => {
    const { id } = await ours.invited()
    expect((await ours.register(id)).body).toMatchObject({
      status: 404,
      code: 'invite_not_found',
      success: false,
    })
  })

  it.each([
    ['a password_echo that differs', { password_echo: 'another one 123' }, 'password_echo'],
    ['no password_echo', { password_echo: undefined }, 'password_echo'],
    ['no password at all', { password: undefined, password_echo: undefined }, 'password'],
    ['7 characters', { password: 'wal-rus', password_echo: 'wal-rus' }, 'password'],
    [
      'a breached password',
      { password: breachedPassword, password_echo: breachedPassword },
      'password',
    ],
    ['no name', { given_name: '  ' }, 'given_name'],
    ['another address', { email: 'somebody-else@example.com' }, 'email'],
    ['another number', { mobile_number: '+4915100000009' }, 'mobile_number'],
    ['a field nobody knows', { nickname: 'A' }, 'nickname'],
    ['too many custom fields', { customFields: { a: 'x'.repeat(17_000) } }, 'customFields'],
  ])('refuses %s, and the link stays good', async (_what, given, field) => {
    const { token } = await ours.invited({ mobile_number: newNumber() })
    const { status, body } = await ours.register(token, given)
    expect([status, pick(body, 'success')]).toEqual([422, false])
    expect(pick(body, 'errors.0.field')).toBe(field)
    expect((await ours.register(token)).status).toBe(200)
  })

  it('takes the name of the invitation where the form leaves it out', async () => {
    const { id, token } = await ours.invited()
    expect((await ours.register(token, { given_name: undefined })).status).toBe(200)
    expect(await personOf(id)).toMatchObject({ firstName: 'Ada' })
  })

  it('answers the same request once, whoever holds the token', async () => {
    const { token } = await ours.invited()
    const other = await ours.invited()
    const send = (invite_id: string) =>
      ours.call('POST', '/registration', form(), { invite_id, 'idempotency-key': 'one' })
    const [first, again] = [await send(token), await send(token)]
    expect(first.status).toBe(200)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.body).toEqual(first.body)
    const theirs = await send(other.token) // the same key, but another's
    expect(pick(theirs.body, 'data.sub')).not.toBe(pick(first.body, 'data.sub'))
    expect(theirs.status).toBe(200)
  })

  it('is open to pages of the origin that the application registered, without cookies', async () => {
    const { token } = await ours.invited()
    const path = `/registration?invite_id=${token}`
    const asking = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type, invite_id',
    }
    const from = (origin: string) => ours.call('OPTIONS', path, undefined, { ...asking, origin })
    const own = await from(new URL(ours.loginPage).origin)
    expect(own.headers.get('access-control-allow-origin')).toBe(new URL(ours.loginPage).origin)
    expect(own.headers.get('access-control-allow-headers')).toContain('invite_id')
    expect(own.headers.get('access-control-allow-credentials')).toBeNull()
    const foreign = await from('https://evil.test')
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })
})
