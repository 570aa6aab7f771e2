import { expect, it, vi } from 'vitest'
import { createLinkTokens } from '../security/tokens.ts'
import { breachedPassword } from './support/breach-stub.ts'
import {
  createClient,
  goodPassword,
  newAddress,
  sharedStack,
  text,
  tokenIn,
} from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { testSecrets } from './support/secrets.ts'

const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
const newPassword = 'another staple for the battery 9'

/** A second gift for the same person, so that inviting them again makes sense. */
async function anotherRole(): Promise<string> {
  const { environment_id } = api.stack.demo
  const [role] = await sql<[{ id: string }]>`
    insert into roles (account_id, environment_id, name)
    select account_id, id, ${crypto.randomUUID()} from environments where id = ${environment_id}
    returning id`
  return role.id
}
const stored = async (email: string) => {
  const [person] = await sql`select * from identities where email_key = canonical_email(${email})`
  return person
}

/** Somebody who is there already, and a fresh invite for them: its copied link. */
async function invitedAgain(password: string | null = goodPassword) {
  const email = newAddress()
  const first = await api.invite({ email, send_email: false })
  expect((await api.accept(tokenIn(text(first.body, 'accept_url')))).status).toBe(201)
  if (password === null) {
    await sql`update identities set password_hash = null, password_changed_at = null
      where email = ${email}`
  }
  const again = await api.invite({ email, role_id: await anotherRole() })
  return { email, id: text(again.body, 'id'), copy: tokenIn(text(again.body, 'accept_url')) }
}

it('never lets a copied link set the password of somebody who is there', async () => {
  const { email, copy } = await invitedAgain()
  const before = await stored(email)
  const page = await api.call('GET', `/api/v1/invite-acceptances/${copy}`)
  expect(page.body).toMatchObject({ requires: 'current_password' })

  const taking = await api.accept(copy, { password: newPassword })
  expect(taking.body).toMatchObject({ status: 401, code: 'current_password_required' })
  const guessing = await api.accept(copy, { password: undefined, current_password: newPassword })
  expect(guessing.body).toMatchObject({ status: 401, code: 'invalid_credentials' })
  const both = await api.accept(copy, { password: newPassword, current_password: newPassword })
  expect(both.body).toMatchObject({ status: 401, code: 'invalid_credentials' })

  const joining = { password: newPassword, current_password: goodPassword }
  expect((await api.accept(copy, joining)).status).toBe(201)
  expect((await stored(email))?.passwordHash).toBe(before?.passwordHash)
})

it('asks for the mailed link where a copied one meets an identity without a password', async () => {
  const { email, copy } = await invitedAgain(null)
  const page = await api.call('GET', `/api/v1/invite-acceptances/${copy}`)
  expect(page.body).toMatchObject({ requires: 'mail_link' })
  const refused = await api.accept(copy)
  expect(refused.body).toMatchObject({ status: 403, code: 'mail_link_required' })
  expect((await stored(email))?.passwordHash).toBeNull()
})

it('mails a fresh link on request, which kills the copied one, and not twice in a row', async () => {
  const { email, copy } = await invitedAgain(null)
  const ask = () => api.call('POST', `/api/v1/invite-acceptances/${copy}/mail-link`)
  expect((await ask()).body).toMatchObject({ status: 429, code: 'resend_cooldown' })
  await vi.waitUntil(async () => (await ask()).status === 202, { timeout: 10_000, interval: 200 })
  expect((await ask()).body).toMatchObject({ status: 410, code: 'invite_superseded' })
  const fresh = tokenIn(await api.mailTo(email, 2))
  const before = await stored(email)
  expect((await api.accept(fresh, { first_name: 'Augusta' })).status).toBe(201)
  expect(await stored(email)).toMatchObject({ emailVerified: true })

  const told = await sql`
    select attributes, old_value, new_value from facts
    where object_id = ${before?.id} and type = 'ACCOUNT_CIDAASIDENTITY_ADDED'`
  expect(told).toEqual([
    {
      attributes: { provider: 'self', requestId: expect.any(String), sub: before?.id },
      oldValue: expect.objectContaining({ email, first_name: before?.firstName }),
      newValue: expect.objectContaining({ email, first_name: 'Augusta' }),
    },
  ])
  expect(JSON.stringify(told)).not.toMatch(/argon2|password/)
})

it('lets a mailed link set the password, ends the sessions and tells the person', async () => {
  const { email } = await invitedAgain()
  const before = await stored(email)
  const [session] = await sql<[{ id: string }]>`
    insert into sessions (account_id, identity_id, expires_at)
    values (${before?.accountId}, ${before?.id}, now() + interval '1 hour') returning id`
  const mailed = tokenIn(await api.mailTo(email))
  expect((await api.accept(mailed, { password: newPassword })).status).toBe(201)

  const after = await stored(email)
  expect(after?.passwordHash).not.toBe(before?.passwordHash)
  expect(after).toMatchObject({ id: before?.id, emailVerified: true })
  const [ended] = await sql`select ended_at from sessions where id = ${session.id}`
  expect(ended?.endedAt).not.toBeNull()
  const notice = await api.mailTo(email, 2)
  expect(notice.messageId).toContain('password-set-')
  expect(tokenIn(notice)).toBe('')
})

it.each([
  ['7 characters', 'wal-rus', 'validation_failed'],
  ['65 characters', 'w'.repeat(65), 'validation_failed'],
  ['a password of the bundled list', 'password123', 'password_breached'],
  ['a password known from a breach', breachedPassword, 'password_breached'],
])('refuses %s, and the link stays good', async (_what, password, code) => {
  const created = await api.invite({ send_email: false })
  const token = tokenIn(text(created.body, 'accept_url'))
  const refused = await api.accept(token, { password })
  expect(refused).toMatchObject({ status: 422, body: { code, errors: [{ field: 'password' }] } })
  expect((await api.accept(token)).status).toBe(201)
})

it.each([
  ['8 characters', 'wal-rus7'],
  ['64 characters beyond the alphabet', '🦭'.repeat(64)],
])('takes %s', async (_what, password) => {
  const created = await api.invite({ send_email: false })
  const token = tokenIn(text(created.body, 'accept_url'))
  expect((await api.accept(token, { password })).status).toBe(201)
})

it('answers a dead link before it looks at the form', async () => {
  const created = await api.invite({ send_email: false })
  await api.post(`/api/v1/identity-invites/${text(created.body, 'id')}/revoke`)
  const token = tokenIn(text(created.body, 'accept_url'))
  const late = await api.accept(token, { first_name: '', password: 'x' })
  expect(late.body).toMatchObject({ status: 410, code: 'invite_revoked' })
})

it('gives one and the same answer for links that are malformed, forged or of nobody', async () => {
  const created = await api.invite({ send_email: false })
  const token = tokenIn(text(created.body, 'accept_url'))
  const last = token.at(-1) === 'A' ? 'B' : 'A'
  const forged = [
    `${token.slice(0, -1)}${last}`,
    `${token}A`,
    'x',
    `${token.slice(0, 20)}AAAA${token.slice(24)}`,
  ]
  for (const bad of forged) {
    const { status, body } = await api.call('GET', `/api/v1/invite-acceptances/${bad}`)
    expect({ status, code: text(body, 'code') }).toEqual({ status: 404, code: 'invite_not_found' })
    expect((await api.accept(bad)).body).toMatchObject({ status: 404, code: 'invite_not_found' })
  }
})

it('takes a mailed link to a look-alike of the person’s address for no proof at all', async () => {
  const name = crypto.randomUUID()
  const first = await api.invite({ email: `${name}@βόλος.example.com`, send_email: false })
  expect((await api.accept(tokenIn(text(first.body, 'accept_url')))).status).toBe(201)
  const twin = {
    email: `${name}@βόλοσ.example.com`,
    send_email: false,
    role_id: await anotherRole(),
  }
  const { body } = await api.invite(twin)
  const tokens = createLinkTokens([testSecrets.INVITE_TOKEN_SECRETS])
  const mailed = tokens.write({ inviteId: text(body, 'id'), generation: 1, channel: 'mail' })
  const page = await api.call('GET', `/api/v1/invite-acceptances/${mailed}`)
  expect(page.body).toMatchObject({ requires: 'current_password' })
  const taking = await api.accept(mailed, { password: newPassword })
  expect(taking.body).toMatchObject({ status: 401, code: 'current_password_required' })

  const joining = { password: undefined, current_password: goodPassword }
  expect((await api.accept(mailed, joining)).status).toBe(201)
  expect(await stored(twin.email)).toMatchObject({ emailVerified: false })
})
