import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import {
  type Answer,
  createClient,
  newAddress,
  sharedStack,
  text,
  tokenIn,
} from './support/client.ts'
import { openDatabase } from './support/database.ts'

/** What a crash between the commit and the stored answer leaves: the work, and a key without one. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)

async function loseAnswer(key: Record<string, string>): Promise<void> {
  const { count } = await sql`
    update idempotency_keys set status_code = null, response = null, owner = 0
    where key = ${key['idempotency-key'] ?? ''}`
  expect(count).toBe(1)
}
const newKey = () => ({ 'idempotency-key': randomUUID() })
async function askTwice(ask: (headers: Record<string, string>) => Promise<Answer>) {
  const key = newKey()
  const first = await ask(key)
  await loseAnswer(key)
  return { first, again: await ask(key) }
}
const eventsOf = async (id: string) =>
  (await sql`select type from invite_events where invite_id = ${id} order by id`).map(
    ({ type }) => type,
  )
const step = (id: string, name: string) => (headers: Record<string, string>) =>
  api.post(`/api/v1/identity-invites/${id}/${name}`, undefined, headers)
async function invite() {
  const created = await api.invite({ send_email: false })
  return { id: text(created.body, 'id'), token: tokenIn(text(created.body, 'accept_url')) }
}

it('a create is answered again, also when the person has accepted meanwhile', async () => {
  const email = newAddress()
  const key = newKey()
  const first = await api.invite({ email, send_email: false }, key)
  await api.accept(tokenIn(text(first.body, 'accept_url')))
  await loseAnswer(key)
  const again = await api.invite({ email, send_email: false }, key)
  expect(again).toMatchObject({ status: 201, body: { id: text(first.body, 'id') } })
})

it.each([
  ['revoke', 'revoked'],
  ['accept-url', 'link_copied'],
])('a %s is answered again, and done once', async (name, event) => {
  const { id } = await invite()
  const { first, again } = await askTwice(step(id, name))
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  expect((await eventsOf(id)).filter((type) => type === event)).toHaveLength(1)
})

it('a resend is answered again, within the cooldown that it began', async () => {
  const { id } = await invite()
  const [key, resend] = [newKey(), step(id, 'resend')]
  const first = await vi.waitUntil(
    async () => {
      const asked = await resend(key)
      return asked.status === 200 && asked
    },
    { timeout: 10_000, interval: 100 },
  )
  await loseAnswer(key)
  expect(await resend(key)).toMatchObject({ status: 200, body: first.body })
  expect(await eventsOf(id)).toEqual(['created', 'resent'])
  expect((await resend({})).body).toMatchObject({ status: 429, code: 'resend_cooldown' })
})

it('a decline is answered again, though the link is dead by then', async () => {
  const { id, token } = await invite()
  const decline = (headers: Record<string, string>) =>
    api.call('POST', `/api/v1/invite-acceptances/${token}/decline`, undefined, headers)
  const { first, again } = await askTwice(decline)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  expect(await eventsOf(id)).toEqual(['created', 'rejected'])
  expect((await decline({})).body).toMatchObject({ status: 410, code: 'invite_rejected' })
})
