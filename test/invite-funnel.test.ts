import { describe, expect, it } from 'vitest'
import { recordAllSent } from '../db/sending.ts'
import { openApi } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import { invite, openEnvironment, settle } from './support/environments.ts'
import { friend } from './support/portal.ts'

const api = await openApi()
const env = await openEnvironment(api)

const none = {
  created: 0,
  sent: 0,
  opened: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  revoked: 0,
  pending: 0,
  median_seconds_to_accept: null,
}
const inside = () => ({ ...env.bearer, 'x-environment-id': env.environmentId })
const read = async (query = '', headers: object = inside()) =>
  (await api.call(`/api/v1/identity-invites/funnel${query}`, { headers: { ...headers } })).json()
const make = async (given: object = {}) => {
  const made = (await invite(api, inside(), given)).json()
  return { id: String(made.id), token: tokenIn(made.accept_url) }
}
const send = (id: string) => recordAllSent(api.sql, [{ id, generation: 1, byRun: true }])
const open = ({ token }: { token: string }) =>
  api.call(`/api/v1/invite-acceptances/${token}/opened`, { method: 'POST' })

/** Ends an invite as accepted so long after its making, past the API. */
async function accept({ id }: { id: string }, afterSeconds: number) {
  await api.sql`
    with person as (
      insert into identities (account_id, email) values (${env.accountId}, ${`${id}@acme.test`})
      returning id
    )
    update invites set status = 'accepted', accepted_attempt_id = uuidv7(),
      accepted_identity_id = person.id,
      created_at = now() - make_interval(secs => ${afterSeconds})
    from person where invites.id = ${id}`
}
const overdue = ({ id }: { id: string }) => api.sql`
  update invites set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
  where id = ${id}`

describe('what needs attention', () => {
  it('is counted and told whole, failed messages first, then by their end', async () => {
    const other = await openEnvironment(api)
    const headers = { ...other.bearer, 'x-environment-id': other.environmentId }
    const ends = ['50 hours', '47 hours', '6 days', '1 hour', '-1 hour', '1 hour']
    const ids = await Promise.all(ends.map(async () => (await invite(api, headers, {})).json().id))
    const [, later, lost, soon, , gone] = ids
    for (const [at, end] of ends.entries()) {
      await api.sql`update invites set created_at = now() - interval '1 day',
        expires_at = now() + ${end}::interval where id = ${ids[at]}`
    }
    await api.sql`update invites set delivery_state = 'failed' where id in ${api.sql([lost, ids[4]])}`
    await settle(api, gone)
    const url = '/api/v1/identity-invites'
    const told = (await api.call(`${url}/attention`, { headers })).json()
    expect({ ...told, data: told.data.map(({ id }: { id: string }) => id) }).toEqual({
      failed: 1,
      ending: 2,
      data: [lost, soon, later],
    })
    const list = (await api.call(`${url}?needs_attention=true`, { headers })).json().data
    expect(list.map(({ id }: { id: string }) => id).sort()).toEqual([lost, soon, later].sort())
    const all = (await api.call(`${url}?needs_attention=false`, { headers })).json().data
    expect(all).toHaveLength(6)
  })
})

describe('the funnel', () => {
  it('is empty where nobody was invited', async () => {
    expect(await read()).toEqual(none)
  })

  it('counts each invite in every step it reached, and by the time of reading', async () => {
    const [waiting, read1, quick, slow, late, gone, no] = [
      await make({ send_email: true }),
      await make({ send_email: true }),
      await make({ send_email: true }),
      await make(),
      await make(),
      await make(),
      await make(),
    ]
    for (const { id } of [waiting, read1, quick]) await send(id)
    await open(read1)
    await open(quick)
    await accept(quick, 100)
    await accept(slow, 300)
    await overdue(late)
    await settle(api, gone.id)
    await api.sql`update invites set status = 'rejected' where id = ${no.id}`
    expect(await read()).toEqual({
      created: 7,
      sent: 3,
      opened: 4,
      accepted: 2,
      declined: 1,
      expired: 1,
      revoked: 1,
      pending: 2,
      median_seconds_to_accept: 200,
    })
  })

  it('keeps as sent what was sent once, also while the next message waits', async () => {
    const other = await openEnvironment(api)
    const headers = { ...other.bearer, 'x-environment-id': other.environmentId }
    const { id } = (await invite(api, headers, { send_email: true })).json()
    await send(id)
    await api.sql`
      update invites set generation = 2, delivery_state = 'queued', delivery_sent_at = null
      where id = ${id}`
    expect(await read('', headers)).toMatchObject({ created: 1, sent: 1 })
  })

  it('is that of a period, or of an import', async () => {
    const from = new Date(Date.now() - 7 * 86_400_000).toISOString()
    expect(await read(`?created_after=${from}`)).toMatchObject({ created: 6, expired: 0 })
    const soon = new Date(Date.now() + 60_000).toISOString()
    expect(await read(`?created_before=${soon}`)).toMatchObject({ created: 7, expired: 1 })
    expect(await read(`?created_before=${from}&created_after=${soon}`)).toEqual(none)
    const rows = [friend(), friend()]
    const started = await api.call('/api/v1/imports', {
      headers: inside(),
      payload: { mode: 'bulk_invite', rows },
    })
    const importId = started.json().id
    expect(await read(`?import_id=${importId}`)).toEqual(none)
    const { id } = await make()
    await api.sql`update invites set import_id = ${importId} where id = ${id}`
    expect(await read(`?import_id=${importId}`)).toMatchObject({ created: 1, pending: 1 })
    expect((await read('?created_after=2026-13-01T00:00:00Z')).code).toBe('validation_failed')
  })

  it('of the Account counts its own invites alone', async () => {
    const url = `/api/v1/accounts/${env.slug}/identity-invites`
    const headers = env.bearer
    await api.call(url, { headers, payload: friend() })
    const answer = await api.call(`${url}/funnel`, { headers })
    expect(answer.json()).toMatchObject({ created: 1, pending: 1, accepted: 0 })
  })
})
