import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openGeneration } from '../db/invite-life.ts'
import { openApi } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import { openEnvironment, settle } from './support/environments.ts'

let id: string
let token: string
const api = await openApi()
const env = await openEnvironment(api)
beforeEach(async () => {
  const made = (await env.invite({})).json()
  id = String(made.id)
  token = tokenIn(made.accept_url)
})

const tell = (link = token, headers = {}) =>
  api.call(`/api/v1/invite-acceptances/${link}/opened`, { method: 'POST', headers })
const read = async () => {
  const headers = { ...env.bearer, 'x-environment-id': env.environmentId }
  return (await api.call(`/api/v1/identity-invites/${id}`, { headers })).json()
}
const openings = async () =>
  (await read()).events.filter(({ type }: { type: string }) => type === 'opened')
const resend = () =>
  openGeneration(api.sql, id, {
    generation: 2,
    expiresAt: new Date(Date.now() + 86_400_000),
    send: false,
    actor: { type: 'system' },
  })

describe('an invite', () => {
  it('is unopened until a page tells, however often its link is looked up', async () => {
    await api.call(`/api/v1/invite-acceptances/${token}`)
    expect((await read()).opened_at).toBeNull()
    expect((await tell()).statusCode).toBe(204)
    const { opened_at, status } = await read()
    expect(Date.parse(opened_at)).toBeCloseTo(Date.now(), -5)
    expect(status).toBe('pending')
    expect(await openings()).toEqual([
      {
        type: 'opened',
        at: expect.any(String),
        actor: { type: 'invitee', id: null, name: null },
        detail: { generation: 1 },
      },
    ])
  })

  it('is opened once, also when several pages tell at the same moment', async () => {
    const answers = await Promise.all([tell(), tell(), tell(), tell()])
    const { opened_at } = await read()
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204, 204])
    await tell()
    expect(await openings()).toHaveLength(1)
    expect((await read()).opened_at).toBe(opened_at)
  })

  it('keeps the first time of all, and has one event for each generation', async () => {
    await tell()
    const { opened_at } = await read()
    await resend()
    expect((await tell()).json().code).toBe('invite_superseded')
    const link = api.deps.tokens.write({ inviteId: id, generation: 2, channel: 'mail' })
    await tell(link)
    await tell(link)
    expect((await openings()).map(({ detail }: { detail: object }) => detail)).toEqual([
      { generation: 1 },
      { generation: 2 },
    ])
    expect((await read()).opened_at).toBe(opened_at)
  })

  it('that is over, revoked or none at all is not opened any more, as the look-up says', async () => {
    await settle(api, id)
    for (const link of [token, `${token}x`, 'no-token']) {
      const looked = await api.call(`/api/v1/invite-acceptances/${link}`)
      const told = await tell(link)
      expect([told.statusCode, told.json().code]).toEqual([looked.statusCode, looked.json().code])
    }
    expect(await openings()).toEqual([])
  })

  it('answers a page that asks again with its key as before', async () => {
    const key = { 'idempotency-key': randomUUID() }
    expect((await tell(token, key)).statusCode).toBe(204)
    const again = await tell(token, key)
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([204, 'true'])
  })
})

describe('Postgres', () => {
  it('lets nobody take an opening back, nor move it', async () => {
    await tell()
    const { opened_at } = await read()
    await api.sql`update invites set opened_at = null where id = ${id}`
    await api.sql`update invites set opened_at = now() + interval '1 day' where id = ${id}`
    expect((await read()).opened_at).toBe(opened_at)
  })
})
