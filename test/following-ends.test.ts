import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Api, makeKey, startApi } from './support/api.ts'
import { type OpenEnvironment, openEnvironment, signInOperator } from './support/environments.ts'
import { followEvents } from './support/events.ts'

let api: Api
let env: OpenEnvironment
let events: string
beforeAll(async () => {
  api = await startApi({ recheckMs: 100 })
  events = `${await api.app.listen({ port: 0, host: '127.0.0.1' })}/api/v1/identity-invites/events`
})
beforeEach(async () => {
  env = await openEnvironment(api)
})
afterAll(async () => {
  const stopped = api.stop()
  api.app.server.closeAllConnections()
  await stopped
})

async function endsAfter(headers: Record<string, string>, end: () => Promise<unknown>) {
  const following = await followEvents(events, headers)
  await following.until(({ event }) => event === 'ready')
  await end()
  await following.rest()
  expect((await followEvents(events, headers)).answer.status).toBeGreaterThanOrEqual(401)
}

describe('following events', () => {
  it('ends with the session', async () => {
    const { headers } = await signInOperator(api, env, {})
    await endsAfter(headers, () =>
      api.call('/api/v1/sessions/current', { method: 'DELETE', headers }),
    )
  })

  it('ends with the key', async () => {
    const { id, headers } = await makeKey(api, env, ['invite.read'])
    await endsAfter(headers, () => api.sql`update api_keys set revoked_at = now() where id = ${id}`)
  })

  it('ends with the reach of an operator', async () => {
    const { id, headers } = await signInOperator(api, env, {})
    const other = await api.sql`select id, environment_id, account_id from nodes
      where account_id = ${env.accountId} and environment_id <> ${env.environmentId} limit 1`
    expect(other).toHaveLength(1)
    await endsAfter(
      headers,
      () => api.sql`
        insert into operator_nodes (account_id, environment_id, operator_id, node_id)
        select account_id, environment_id, ${id}, id from nodes where id = ${other[0]?.id}`,
    )
  })

  it('ends with the Account’s suspension', async () => {
    const { headers } = await signInOperator(api, env, {})
    await endsAfter(
      headers,
      () => api.sql`update accounts set suspended_at = now() where id = ${env.accountId}`,
    )
  })

  it('counts nobody who left before it began', async () => {
    const { headers } = await signInOperator(api, env, {})
    for (let times = 0; times < 20; times += 1) await leaveAtOnce(headers)
    const following = await followEvents(events, headers)
    expect(following.answer.status).toBe(200)
    following.stop()
  })
})

/** Gone while the API still looks up who asks. */
async function leaveAtOnce(headers: Record<string, string>) {
  const arrived = once(api.app.server, 'request')
  const asking = request(events, { headers, agent: false }).on('error', () => {})
  asking.end()
  const [arriving, answer] = await arrived
  const gone = once(answer, 'close')
  arriving.socket.destroy()
  await gone
}
