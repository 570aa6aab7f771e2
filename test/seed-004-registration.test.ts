import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLinkTokens } from '../security/tokens.ts'
import { breachedPassword } from './support/breach-stub.ts'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { testSecrets } from './support/secrets.ts'
import {
  form,
  goodPassword,
  newNumber,
  openUserActions,
  shortLinkIn,
  tokenIn,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, from the link in the message to the person: shortened links and Register User. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
const tokens = createLinkTokens([testSecrets.INVITE_TOKEN_SECRETS])
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const mailToken = (inviteId: string, generation = 1) =>
  tokens.write({ inviteId, generation, channel: 'mail' })
const personOf = async (id: string) => {
  const [person] = await sql`
    select identities.* from invites join identities on identities.id = accepted_identity_id
    where invites.id = ${id}`
  return person
}
const follow = (url: string, method = 'GET') => fetch(url, { method, redirect: 'manual' })
const current = { password: undefined, password_echo: undefined, current_password: goodPassword }

/** Somebody of the account with a password. */
async function somebodyThere(email = newAddress()) {
  const given = { email, first_name: 'Grace', last_name: 'Hopper', password: goodPassword }
  const { body } = await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, given)
  return { email, sub: text(body, 'id') }
}

describe('System Generates Invitation Link', () => {
  const sent = async () => {
    const invitation = await ours.invited()
    const mail = await api.mailTo(String(invitation.email))
    return { ...invitation, url: shortLinkIn(mail.text), mail }
  }

  it('sends a short one that leads to the login page, with invite_id and view_type=register', async () => {
    const { id, url, mail } = await sent()
    expect(url).toMatch(new RegExp(`^${api.stack.api_url}/i/[\\w-]{22}$`))
    expect(mail.html).toContain(`href="${url}"`)
    const { status, headers } = await follow(url)
    expect(status).toBe(302)
    const location = headers.get('location') ?? ''
    expect(location).toBe(`${ours.loginPage}&invite_id=${mailToken(id)}&view_type=register`)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await follow(url, 'HEAD')).status).toBe(302)
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: true } })
  })

  it('keeps nothing of which a link could be made', async () => {
    const { id, url } = await sent()
    const code = url.split('/').at(-1) ?? ''
    const [row] = await sql`
      select to_jsonb(invites)::text || (select jsonb_agg(to_jsonb(facts)) from facts
        where object_id = ${id})::text as everything from invites where id = ${id}`
    expect(row?.everything).toContain(id)
    expect(row?.everything).not.toContain(code)
    expect(row?.everything).not.toContain(Buffer.from(code, 'base64url').toString('hex').slice(8))
  })

  it.each([
    ['is revoked', (id: string) => ours.change(id, 'revoked'), 410],
    ['is sent again', (id: string) => ours.change(id, 'reinitiated'), 410],
    ['is accepted', (id: string) => ours.register(mailToken(id)), 410],
    [
      'has had its 7 days',
      (id: string) =>
        sql`update invites set created_at = now() - interval '8 days',
          expires_at = now() - interval '1 s' where id = ${id}`,
      410,
    ],
  ])('is dead once the invitation %s: the page says so', async (_what, end, status) => {
    const { id, url } = await sent()
    await end(id)
    const dead = await follow(url)
    expect(dead.status).toBe(status)
    expect(dead.headers.get('content-type')).toContain('text/html')
    expect(dead.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await dead.text()).toMatch(/<body data-dead="invite_\w+">/)
  })

  it('knows no other code, however near', async () => {
    const { url } = await sent()
    const code = url.split('/').at(-1) ?? ''
    const flipped = `${code.slice(0, 12)}${code[12] === 'A' ? 'B' : 'A'}${code.slice(13)}`
    for (const wrong of [flipped, code.slice(1), `${code}A`, '..%2f', 'x'.repeat(5000)]) {
      const { status, headers } = await follow(`${api.stack.api_url}/i/${wrong}`)
      expect([status, headers.get('location')]).toEqual([404, null])
    }
  })

  it('leads nowhere that the application does not register any more', async () => {
    const theirs = await openUserActions(api)
    const { body } = await theirs.invite()
    const mail = await api.mailTo(text(body, 'data.email'))
    const application = `${theirs.base}/applications/${theirs.applicationId}`
    await theirs.admin.ask('PATCH', application, { initiate_login_uri: 'https://other.test/' })
    const { status, headers } = await follow(shortLinkIn(mail.text))
    expect(status).toBe(302)
    expect(headers.get('location')).toContain(
      `${api.stack.api_url}/app/identity/accept-invite?token=`,
    )
  })

  it('survives a rotation of the secret, and not the end of it', () => {
    const link = { inviteId: randomUUID(), generation: 300 }
    const [old = '', fresh = ''] = [randomUUID(), randomUUID()]
    const code = createLinkTokens([old]).shorten(link)
    const read = (secrets: string[], of = link) => {
      const reader = createLinkTokens(secrets)
      const said = reader.readShortCode(code)
      return said && reader.generationOf(said, of)
    }
    expect(code).toHaveLength(22)
    expect(read([fresh, old])).toBe(300)
    expect(read([fresh, old], { ...link, generation: 302 })).toBe(300) // superseded, and known
    expect(read([fresh])).toBeUndefined()
    expect(read([old], { ...link, inviteId: randomUUID() })).toBeUndefined()
  })
})

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

  it('with allow_same_email true takes the invited address in any spelling', async () => {
    const { id, token, email } = await ours.invited()
    expect((await ours.register(token, { email: String(email).toUpperCase() })).status).toBe(200)
    expect(await personOf(id)).toMatchObject({ email })
  })

  it('with allow_same_email false takes another address, which is not verified', async () => {
    const { id } = await ours.invited({ allow_same_email: false })
    const email = newAddress()
    const { body } = await ours.register(mailToken(id), { email })
    expect(body).toMatchObject({ data: { email, email_verified: false } })
    expect(await personOf(id)).toMatchObject({ email, emailVerified: false })
  })

  it('takes nobody over under another address: who is there shows the current password', async () => {
    const { email, sub } = await somebodyThere()
    const { id } = await ours.invited({ allow_same_email: false })
    const before = await sql`select * from identities where id = ${sub}`
    const taking = await ours.register(mailToken(id), { email })
    expect(taking.body).toMatchObject({ status: 409, code: 'email_conflict', success: false })
    const guessing = await ours.register(mailToken(id), {
      ...current,
      email,
      current_password: 'not this one',
    })
    expect(guessing.body).toMatchObject({ status: 401, code: 'invalid_credentials' })
    expect(await sql`select * from identities where id = ${sub}`).toEqual(before)
    const joined = await ours.register(mailToken(id), { ...current, email })
    expect(joined.body).toMatchObject({ data: { sub, email_verified: false } })
  })

  it('lets a copied link set no password of who is there, and a mailed one does (section 2)', async () => {
    const { email, sub } = await somebodyThere()
    const { id, token } = await ours.invited({ email })
    const refused = await ours.register(token)
    expect(refused.body).toMatchObject({ status: 401, code: 'current_password_required' })
    expect((await ours.register(mailToken(id))).body).toMatchObject({ data: { sub } })
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

describe('Mobile number for SMS invitation', () => {
  const byNumber = async (given: object = {}) => {
    const mobile_number = newNumber()
    return { ...(await ours.invited({ email: undefined, mobile_number, ...given })), mobile_number }
  }

  it('makes a person with the number and without an address', async () => {
    const { id, mobile_number } = await byNumber()
    const { body } = await ours.register(mailToken(id))
    expect(body).toMatchObject({ data: { email: null, mobile_number, email_verified: false } })
    const again = await ours.invite({ email: undefined, mobile_number })
    expect(again.body).toMatchObject({ status: 409, code: 'already_member' })
  })

  it('takes an address that the person gives', async () => {
    const { id, mobile_number } = await byNumber()
    const email = newAddress()
    const { body } = await ours.register(mailToken(id), { email, mobile_number })
    expect(body).toMatchObject({ data: { email, mobile_number, email_verified: false } })
  })

  it('finds who is known by that number, and guards them as by an address', async () => {
    const first = await byNumber()
    const made = await ours.register(mailToken(first.id))
    const role = await ours.admin.ask('POST', `${ours.base}/roles`, { name: randomUUID() })
    const groups = [{ group_id: ours.nodeId, roles: [text(role.body, 'id')] }]
    const { mobile_number } = first
    const again = await ours.invited({ email: undefined, mobile_number, groups })
    const taking = await ours.register(again.token)
    expect(taking.body).toMatchObject({ status: 401, code: 'current_password_required' })
    const { email } = await somebodyThere()
    const others = await ours.register(mailToken(again.id), { email })
    expect(others.body).toMatchObject({ status: 409, code: 'email_conflict' })
    const joined = await ours.register(again.token, current)
    expect(pick(joined.body, 'data.sub')).toBe(pick(made.body, 'data.sub'))
  })

  it('is looked up, accepted and declined on the hosted page like any other', async () => {
    const { id, mobile_number } = await byNumber()
    const masked = `${mobile_number.slice(0, 3)}•••${mobile_number.slice(-2)}`
    const page = await api.call('GET', `/api/v1/invite-acceptances/${mailToken(id)}`)
    expect(page.body).toMatchObject({
      masked_email: null,
      masked_mobile_number: masked,
      requires: 'password',
    })
    const accepted = await api.accept(mailToken(id))
    expect(accepted.body).toMatchObject({
      invite: { email: null, mobile_number, status: 'accepted' },
      identity: { email: null },
    })
    const other = await byNumber()
    const decline = `/api/v1/invite-acceptances/${mailToken(other.id)}/decline`
    expect((await api.call('POST', decline)).status).toBe(200)
    expect((await ours.read(other.id)).body).toMatchObject({ data: { state: 'rejected' } })
  })

  it('is resent, handed on, found and revoked by the API of every other invite', async () => {
    const { id, mobile_number } = await byNumber()
    const there = { 'x-environment-id': ours.environmentId }
    const ask = (path: string, method = 'POST') =>
      ours.admin.ask(method, `/identity-invites${path}`, undefined, there)
    const resent = await ask(`/${id}/resend`)
    expect(resent.body).toMatchObject({ email: null, mobile_number, generation: 2 })
    const link = text((await ask(`/${id}/accept-url`)).body, 'accept_url')
    expect(link).toContain(`${ours.loginPage}&invite_id=`)
    expect(tokens.read(tokenIn(link))).toMatchObject({ inviteId: id, channel: 'copy' })
    const found = await ask(`?q=${encodeURIComponent(mobile_number)}`, 'GET')
    expect(found.body).toMatchObject({ data: [{ id }] })
    expect((await ask(`/${id}/revoke`)).body).toMatchObject({ status: 'revoked' })
  })
})
