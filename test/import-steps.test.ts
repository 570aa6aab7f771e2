import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { signInOperator } from './support/environments.ts'
import { fileOf, openImports, run } from './support/imports.ts'

let told: string[]
let woken: string[]
const api = await openApi()
api.deps.importRuns.cancel = (id) => void told.push(id)
api.deps.inviteRuns.wakeSoon = (ids) => void woken.push(...ids)
const desk = await openImports(api)
beforeEach(() => {
  told = []
  woken = []
})

/** Pending invites that this import made, each with one grant or none. */
async function invited(importId: string, grants: { role_id: string; node_id: string }[] = []) {
  const ids: string[] = []
  for (const grant of [{}, ...grants]) ids.push(String((await desk.invite(grant)).json().id))
  await api.sql`update invites set import_id = ${importId} where id = any(${ids}::uuid[])`
  return ids
}
const statusOf = async (id: string) =>
  (await api.call(`/api/v1/identity-invites/${id}`, { headers: desk.headers })).json().status

describe('cancelling', () => {
  it('is on record at once, and its run is told', async () => {
    const id = await desk.begin(fileOf({}))
    const answer = await desk.post(`/${id}/cancel`)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ id, status: 'cancelling' })
    expect((await desk.post(`/${id}/cancel`)).json().status).toBe('cancelling')
    expect(told).toEqual([id, id])
    await run(api, id, [{ number: 1, status: 'skipped', code: 'cancelled', message: 'Cancelled.' }])
    const { status, counts } = (await desk.get(id)).json()
    expect({ status, skipped: counts.skipped }).toEqual({ status: 'cancelled', skipped: 1 })
  })

  it('changes nothing about what is over', async () => {
    const id = await desk.begin(fileOf({}))
    await run(api, id, [{ number: 1, status: 'succeeded' }])
    expect((await desk.post(`/${id}/cancel`)).json().status).toBe('completed')
    expect(told).toEqual([])
  })
})

describe('revoking what is pending', () => {
  it('withdraws the pending invites of this import, and no others', async () => {
    const [id, other] = [await desk.begin(fileOf({})), await desk.begin(fileOf({}))]
    const [first = '', second = '', third = ''] = [
      ...(await invited(id)),
      ...(await invited(id)),
      ...(await invited(other)),
    ]
    const alone = String((await desk.invite({})).json().id)
    const over = await invited(id)
    await api.sql`
      update invites set created_at = created_at - interval '8 days', expires_at = now() - interval '1 day'
      where id = any(${over}::uuid[])`
    const answer = await desk.post(`/${id}/revoke-pending`)
    expect(answer.json()).toEqual({ revoked: 2 })
    expect(await statusOf(first)).toBe('revoked')
    expect(await statusOf(second)).toBe('revoked')
    expect(await statusOf(third)).toBe('pending')
    expect(await statusOf(alone)).toBe('pending')
    expect(await statusOf(over[0] ?? '')).toBe('expired')
    expect(woken.sort()).toEqual([first, second].sort())
    expect((await desk.post(`/${id}/revoke-pending`)).json()).toEqual({ revoked: 0 })
  })

  it('is answered the same to the same request, also when its answer was lost', async () => {
    const id = await desk.begin(fileOf({}))
    await invited(id)
    const key = randomUUID()
    const headers = { ...desk.headers, 'idempotency-key': key }
    expect((await desk.post(`/${id}/revoke-pending`, {}, headers)).json()).toEqual({ revoked: 1 })
    expect((await desk.post(`/${id}/revoke-pending`, {}, headers)).json()).toEqual({ revoked: 1 })
    await api.sql`update idempotency_keys set status_code = null, response = null, owner = 0 where key = ${key}`
    expect((await desk.post(`/${id}/revoke-pending`, {}, headers)).json()).toEqual({ revoked: 1 })
  })

  it('is refused to who may not give what one of them gives: then none is withdrawn', async () => {
    const [mine, beyond] = [await desk.makeNode(), await desk.makeNode()]
    const role_id = await desk.makeRole()
    const id = await desk.begin(fileOf({}))
    const grants = [
      { role_id, node_id: mine },
      { role_id, node_id: beyond },
    ]
    const [, , last = ''] = await invited(id, grants)
    const { headers } = await signInOperator(api, desk, { nodeIds: [mine] })
    const answer = await desk.post(`/${id}/revoke-pending`, {}, headers)
    expect(answer.json()).toMatchObject({ status: 403, code: 'permission_denied' })
    expect(await statusOf(last)).toBe('pending')
    const wider = await signInOperator(api, desk, { nodeIds: [mine, beyond] })
    const allowed = await desk.post(`/${id}/revoke-pending`, {}, wider.headers)
    expect(allowed.json()).toEqual({ revoked: 3 })
  })
})
