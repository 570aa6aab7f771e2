import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordAttempt } from '../db/webhook-attempts.ts'
import { changeWebhook, deleteWebhook } from '../db/webhooks.ts'
import { type Account, type Api, signUp, startApi } from './support/api.ts'

let api: Api
let account: Account
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
})
afterAll(() => api.stop())

const scope = () => ({ accountId: account.accountId, environmentId: account.environmentId })

/**
 * A webhook with twelve objects in line, two facts of each. All count as started, or held, so that
 * the worker of the stack leaves them to the test; gives the ids of those at the head.
 */
async function makeBusy() {
  const headers = { ...account.bearer, 'x-environment-id': account.environmentId }
  const payload = { url: 'https://hooks.test/' }
  const { id } = (await api.call('/api/v1/webhooks', { headers, payload })).json()
  await api.sql.begin(async (tx) => {
    await tx`
      insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
      select ${account.accountId}::uuid, ${account.environmentId}::uuid, type, 'userinvitations',
        object_id, '{}'
      from (select uuidv7() as object_id from generate_series(1, 12)) objects,
        unnest(array['INVITE_USER', 'INVITE_ACCEPTED']) type`
    await tx`
      update webhook_deliveries deliveries set held = type = 'INVITE_ACCEPTED', started_at = now()
      from facts where facts.id = fact_id and webhook_id = ${id}`
  })
  const heads = await api.sql<{ id: string }[]>`
    select id from webhook_deliveries where webhook_id = ${id} and not held order by id`
  return { id: String(id), heads: heads.map((head) => head.id) }
}

const answered = (status: number) => (id: string) =>
  recordAttempt(api.sql, {
    id,
    status: status === 200 ? 'delivered' : 'failed',
    waitMs: null,
    response: { status, body: '', durationMs: 1 },
    error: null,
    isGone: status === 410,
  })

it.each([
  ['all answered 410', 410, async () => {}],
  ['delivered while somebody switches it off', 200, (id: string) => switchOff(id)],
  ['given up while somebody switches it off', 500, (id: string) => switchOff(id)],
  ['delivered while somebody deletes it', 200, (id: string) => remove(id)],
  ['answered 410 while somebody deletes it', 410, (id: string) => remove(id)],
])('attempts at once, %s, never wait for each other in a circle', async (_what, status, end) => {
  for (let round = 0; round < 3; round++) {
    const { id, heads } = await makeBusy()
    const attempts = heads.map(answered(status))
    await Promise.all([...attempts.slice(0, 6), end(id), ...attempts.slice(6)])
    if (status === 200) await end(id) // whoever was last
    const left = await api.sql`
      select from webhook_deliveries where webhook_id = ${id} and status = 'pending'`
    expect(left).toHaveLength(0)
    await remove(id)
  }
})

const switchOff = (id: string) => changeWebhook(api.sql, scope(), { id, enabled: false })
const remove = (id: string) => deleteWebhook(api.sql, scope(), id)
