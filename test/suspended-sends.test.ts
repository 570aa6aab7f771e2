import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Api, signUp, startApi } from './support/api.ts'
import { createClient, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  openRuns,
  signInAt,
  signUpAt,
  somebodyNew,
  unlessNotStarted,
} from './support/stack-account.ts'

const stack = createClient(sharedStack())
const { sql } = openDatabase(stack.stack)
const describeRun = await openRuns(stack)
let withoutRuns: Api
beforeAll(async () => {
  withoutRuns = await startApi()
})
afterAll(() => withoutRuns.stop())

/** When Temporal will try again to send, once it waits longer than anything here takes. */
const backingOff = (inviteId: string) =>
  vi.waitUntil(
    async () => {
      const run = await describeRun(inviteId).catch(unlessNotStarted)
      const [activity] = run?.raw.pendingActivities ?? []
      const tries = Number(activity?.attempt ?? 0)
      return tries >= 5 && Number(activity?.scheduledTime?.seconds) * 1000
    },
    { timeout: 90_000, interval: 200 },
  )

it('an invite of before is not sent while suspended, and at once when resumed', async () => {
  const account = await signUp(withoutRuns)
  const here = { 'x-environment-id': account.environmentId }
  const payload = somebodyNew()
  const made = await withoutRuns.call('/api/v1/identity-invites', {
    headers: { ...account.bearer, ...here },
    payload,
  })
  const id = String(made.json().id)
  const { ask } = await signInAt(stack, { accountSlug: account.slug, email: account.email })
  const suspended = await ask('PATCH', `/accounts/${account.slug}`, { suspended: true })
  expect(suspended.body).toMatchObject({ suspended: true })
  const refused = await ask('POST', '/identity-invites', somebodyNew(), here)
  expect(refused.body).toMatchObject({ status: 403, code: 'account_suspended' })
  // Old enough for the heal Schedule to start its workflow, which finds the account suspended.
  await sql`update invites set created_at = created_at - interval '1 minute' where id = ${id}`

  const nextTryMs = await backingOff(id)
  expect(await stack.mailsTo(payload.email)).toEqual([])
  await ask('PATCH', `/accounts/${account.slug}`, { suspended: false })
  await stack.mailTo(payload.email)
  const read = await ask('GET', `/identity-invites/${id}`, undefined, here)
  expect(pick(read.body, 'delivery')).toMatchObject({ state: 'sent', attempts: 1 })
  expect(Date.parse(text(read.body, 'delivery.sent_at'))).toBeLessThan(nextTryMs)
  expect(await stack.mailsTo(payload.email)).toHaveLength(1)
}, 150_000)

it('a suspended environment refuses its key and links, and takes both again', async () => {
  const { environmentId, admin } = await signUpAt(stack)
  const wanted = { name: 'HR', permissions: ['invite.manage'] }
  const made = await admin.ask('POST', `/environments/${environmentId}/api-keys`, wanted)
  const key = { 'x-api-key': text(made.body, 'key') }
  const invite = () => stack.call('POST', '/api/v1/identity-invites', somebodyNew(), key)
  expect((await invite()).status).toBe(201)
  await admin.ask('PATCH', `/environments/${environmentId}`, { suspended: true })
  expect((await invite()).body).toMatchObject({ status: 403, code: 'account_suspended' })
  await admin.ask('PATCH', `/environments/${environmentId}`, { suspended: false })
  const again = await invite()
  expect(again.status).toBe(201)
  await stack.mailTo(text(again.body, 'email'))
})
