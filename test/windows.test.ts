import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ApiProcess, startApi } from './support/api-process.ts'
import { startBreachStub } from './support/breach-stub.ts'
import { createClient, pick, sharedStack, text, tokenIn } from './support/client.ts'

let hasty: ApiProcess
let strict: ApiProcess
let silence: Awaited<ReturnType<typeof startBreachStub>>
const api = createClient(sharedStack())

beforeAll(async () => {
  silence = await startBreachStub({ silent: true })
  const brief = { INVITE_TTL: '1500ms', RESEND_COOLDOWN: '0s' }
  const patient = { BREACH_CHECK: 'strict', HIBP_URL: silence.url }
  ;[hasty, strict] = await Promise.all([
    startApi(sharedStack(), { ...brief, HIBP_URL: silence.url }),
    startApi(sharedStack(), patient),
  ])
})
afterAll(async () => {
  await Promise.all([hasty?.stop(), strict?.stop()])
  silence?.close()
})

const expired = (id: string) =>
  vi.waitUntil(
    async () => {
      const { body } = await api.get(`/api/v1/identity-invites/${id}`)
      return (
        pick(body, 'status') === 'expired' &&
        JSON.stringify(pick(body, 'events')).includes('expired')
      )
    },
    { timeout: 15_000, interval: 100 },
  )

it('expires by itself when its window ends, and its link says so', async () => {
  const created = await createClient(hasty.stack).invite({ send_email: false })
  await expired(text(created.body, 'id'))
  const late = await api.accept(tokenIn(text(created.body, 'accept_url')))
  expect(late.body).toMatchObject({ status: 410, code: 'invite_expired' })
  const revoked = await api.post(`/api/v1/identity-invites/${text(created.body, 'id')}/revoke`)
  expect(revoked.body).toMatchObject({ status: 409, code: 'invite_not_pending' })
})

it('makes a new, independent invite when an expired one is sent again', async () => {
  const created = await createClient(hasty.stack).invite()
  const [id, email] = [text(created.body, 'id'), text(created.body, 'email')]
  await expired(id)
  const again = await api.post(`/api/v1/identity-invites/${id}/resend`)
  expect(again).toMatchObject({
    status: 201,
    body: { email, status: 'pending', generation: 1, resent_from: id, assignments: [{}] },
  })
  expect(text(again.body, 'id')).not.toBe(id)
  const once = await api.post(`/api/v1/identity-invites/${id}/resend`)
  expect(once.body).toMatchObject({ status: 409, code: 'invite_pending' })
  expect((await api.accept(tokenIn(await api.mailTo(email, 2)))).status).toBe(201)
})

it('goes by the bundled list alone while the breach check is silent', async () => {
  const created = await api.invite({ send_email: false })
  const token = tokenIn(text(created.body, 'accept_url'))
  const client = createClient(hasty.stack)
  const common = await client.accept(token, { password: 'password123' })
  expect(common.body).toMatchObject({ status: 422, code: 'password_breached' })
  expect((await client.accept(token)).status).toBe(201)
  const metrics = await client.call('GET', '/metrics')
  expect(String(metrics.body)).toMatch(/breach_\w*fallbacks?\w*(\{[^}]*\})? [1-9]/)
})

it('refuses with 503 where the breach check is a must and silent; the link stays good', async () => {
  const created = await api.invite({ send_email: false })
  const token = tokenIn(text(created.body, 'accept_url'))
  const refused = await createClient(strict.stack).accept(token)
  expect(refused.body).toMatchObject({ status: 503, code: 'breach_check_unavailable' })
  expect((await api.accept(token)).status).toBe(201)
})

it('tells the range API five digits and asks for padding', async () => {
  expect(silence.requests.length).toBeGreaterThan(0)
  for (const { path, headers } of silence.requests) {
    expect(path).toMatch(/^\/range\/[0-9A-F]{5}$/)
    expect(headers['add-padding']).toBe('true')
  }
})
