import { expect, it, vi } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text, tokenIn } from './support/client.ts'
import { openDatabase } from './support/database.ts'

const api = createClient(sharedStack())
const { sql, peopleWithEmail } = openDatabase(api.stack)
const { role_id, node_id } = api.stack.demo

const read = (id: string) => api.get(`/api/v1/identity-invites/${id}`)
const step = (id: string, name: string) => api.post(`/api/v1/identity-invites/${id}/${name}`)

/** A mailed invite: its id, its address and the token out of the inbox. */
async function invited(overrides: Record<string, unknown> = {}) {
  const created = await api.invite(overrides)
  expect(created.status).toBe(201)
  const email = text(created.body, 'email')
  const mail = await api.mailTo(email)
  return { id: text(created.body, 'id'), email, mail, token: tokenIn(mail), created: created.body }
}

it('sends a mail that leads to one person with role and node', async () => {
  const { id, email, mail, token, created } = await invited()
  expect(created).toMatchObject({
    status: 'pending',
    generation: 1,
    identity: { status: 'pending' },
    assignment: { status: 'dormant', role_id, node_id },
    accept_url: expect.stringContaining('/app/identity/accept-invite?token='),
  })
  expect(mail.subject).toBe("You've Been Invited")
  expect(mail.messageId).toContain(`invite-${id}-1@`)

  const page = await api.call('GET', `/api/v1/invite-acceptances/${token}`)
  expect(page).toMatchObject({ status: 200, body: { requires: 'password', first_name: 'Ada' } })
  const accepted = await api.accept(token)
  expect(accepted).toMatchObject({
    status: 201,
    body: { invite: { id, status: 'accepted' }, identity: { email, status: 'active' } },
  })
  expect(await peopleWithEmail(email)).toMatchObject([{ emailVerified: true, roleId: role_id }])
  const after = await read(id)
  expect(after.body).toMatchObject({
    status: 'accepted',
    delivery: { state: 'sent', attempts: 1, last_error: null },
    assignment: { status: 'active' },
  })
  const types = pick(after.body, 'events')
  expect(types).toMatchObject([{ type: 'created' }, { type: 'sent' }, { type: 'accepted' }])
})

it('lets exactly one of fifty parallel acceptances win', async () => {
  const { id, email, token } = await invited()
  const answers = await Promise.all(Array.from({ length: 50 }, () => api.accept(token)))
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([201, ...Array(49).fill(410)])
  const losers = answers.filter(({ status }) => status === 410)
  expect(losers.every(({ body }) => pick(body, 'code') === 'invite_accepted')).toBe(true)
  expect(await peopleWithEmail(email)).toHaveLength(1)
  const staged = await sql`select from acceptance_attempts where invite_id = ${id}`
  expect(staged).toHaveLength(0)
})

it('gives one acceptance for a request that is made twice with one key', async () => {
  const { token } = await invited()
  const key = { 'idempotency-key': crypto.randomUUID() }
  const first = await api.accept(token, {}, key)
  const again = await api.accept(token, {}, key)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(again.body).toEqual(first.body)
})

it('is declined by the invitee, once and for all', async () => {
  const { id, token } = await invited()
  const declined = await api.call('POST', `/api/v1/invite-acceptances/${token}/decline`)
  expect(declined.status).toBe(200)
  expect((await api.accept(token)).body).toMatchObject({ status: 410, code: 'invite_rejected' })
  expect(pick((await read(id)).body, 'status')).toBe('rejected')
})

it('is sent again after the cooldown, and the older link is dead', async () => {
  const { id, email, token } = await invited()
  const early = await step(id, 'resend')
  expect(early.body).toMatchObject({ status: 429, code: 'resend_cooldown' })
  expect(Number(early.headers.get('retry-after'))).toBe(pick(early.body, 'retry_after_seconds'))

  const again = await vi.waitUntil(
    async () => {
      const answer = await step(id, 'resend')
      return answer.status === 200 && answer
    },
    { timeout: 10_000, interval: 200 },
  )
  expect(again.body).toMatchObject({ generation: 2, status: 'pending' })
  expect((await api.accept(token)).body).toMatchObject({ status: 410, code: 'invite_superseded' })
  const second = await api.mailTo(email, 2)
  expect(second.messageId).toContain(`invite-${id}-2@`)
  expect((await api.accept(tokenIn(second))).status).toBe(201)
})

it('is dead at once when it is revoked', async () => {
  const { id, token } = await invited()
  expect((await step(id, 'revoke')).body).toMatchObject({ status: 'revoked' })
  expect((await api.accept(token)).body).toMatchObject({ status: 410, code: 'invite_revoked' })
  expect((await step(id, 'revoke')).body).toMatchObject({ status: 409, code: 'invite_not_pending' })
  expect((await step(id, 'resend')).body).toMatchObject({ status: 409, code: 'invite_not_pending' })
})

it('refuses a second pending invite for one address however it is spelt', async () => {
  const { id, email } = await invited()
  const second = await api.invite({ email: ` ${email.toUpperCase()} ` })
  expect(second.body).toMatchObject({ status: 409, code: 'invite_pending', existing_invite_id: id })
})

it('refuses to invite who already has it all', async () => {
  const { email, token } = await invited()
  await api.accept(token)
  expect((await api.invite({ email })).body).toMatchObject({ status: 409, code: 'already_member' })
})

it('writes to one address ten times a day and no more', async () => {
  const email = newAddress()
  for (let count = 0; count < 10; count += 1) {
    const created = await api.invite({ email })
    expect(created.status).toBe(201)
    await step(text(created.body, 'id'), 'revoke')
  }
  expect((await api.invite({ email })).body).toMatchObject({ status: 429, code: 'recipient_cap' })
  expect((await api.invite({ email, send_email: false })).status).toBe(201)
})
