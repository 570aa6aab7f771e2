import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { withdrawLeftBehind } from '../db/left-behind.ts'
import { type Account, makeKey, openApi, signUp } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import { type Appointed, appoint } from './support/operators.ts'

/* No workflow runs here, as when Temporal is away: what is withdrawn is so by the commit alone. */
let account: Account
let inviter: Appointed
let environment: string
let woken: string[]
const api = await openApi()
api.deps.inviteRuns.wakeSoon = (ids) => void woken.push(...ids)
beforeEach(async () => {
  woken = []
  account = await signUp(api)
  environment = `/api/v1/environments/${account.environmentId}`
  inviter = await appoint(api, account)
  const payload = { hierarchy_enabled: true }
  await api.call(environment, { headers: account.bearer, payload, method: 'PATCH' })
})

type Headers = Record<string, string>
const byInviter = () => ({ ...inviter.bearer, 'x-environment-id': account.environmentId })
const makeThing = async (kind: string, payload: object) =>
  String((await api.call(`${environment}/${kind}`, { headers: account.bearer, payload })).json().id)
const change = (payload: object) =>
  api.call(inviter.url, { headers: account.bearer, payload, method: 'PATCH' })
const remove = () => api.call(inviter.url, { headers: account.bearer, method: 'DELETE' })

async function invite(given: object = {}, headers: Headers = byInviter()) {
  const somebody = {
    email: `${randomUUID()}@people.test`,
    first_name: 'Ada',
    last_name: 'Lovelace',
  }
  const payload = { ...somebody, ...given }
  const made = (await api.call('/api/v1/identity-invites', { headers, payload })).json()
  return { id: String(made.id), token: tokenIn(made.accept_url) }
}

/** What the inviter's side reads, and what a look-up and an acceptance of the link are told. */
async function outcome({ id, token }: { id: string; token: string }) {
  const headers = { ...account.bearer, 'x-environment-id': account.environmentId }
  const read = await api.call(`/api/v1/identity-invites/${id}`, { headers })
  const look = await api.call(`/api/v1/invite-acceptances/${token}`)
  const form = { token, first_name: 'Ada', last_name: 'Lovelace', password: 'correct horse 77' }
  const accept = await api.call('/api/v1/invite-acceptances', { payload: form })
  return [read.json().status, look.json().code, accept.json().code]
}
async function otherEnvironment() {
  const [other] = await api.sql<[{ id: string }]>`
    select id from environments
    where account_id = ${account.accountId} and id <> ${account.environmentId}`
  return other
}
const withdrawn = ['revoked', 'invite_revoked', 'invite_revoked']
/* The stand-in for Temporal accepts nothing: the acceptance is staged, and stays without an end. */
const alive = ['pending', undefined, 'service_unavailable']

describe('an operator’s pending invites are withdrawn', () => {
  it.each(['removed', 'disabled'])(
    'all of them when they are %s, and nobody else’s',
    async (what) => {
      const [mine, theirs] = [
        await invite(),
        await invite({}, { ...account.bearer, 'x-environment-id': account.environmentId }),
      ]
      const done = what === 'removed' ? await remove() : await change({ enabled: false })
      expect(done.statusCode).toBeLessThan(300)
      expect(await outcome(mine)).toEqual(withdrawn)
      expect(await outcome(theirs)).toEqual(alive)
      expect(woken).toEqual([mine.id])
    },
  )

  it('where the role is not invitable, when they may only invite from now on', async () => {
    const role_id = await makeThing('roles', { name: 'Boss' })
    const open = await makeThing('roles', { name: 'Guest', invitable: true })
    const node_id = account.rootNodeId
    const boss = await invite({ role_id, node_id })
    const guest = await invite({ role_id: open, node_id })
    const both = [
      { role_id: open, node_id },
      { role_id, node_id },
    ]
    const mixed = await invite({ assignments: both })
    const plain = await invite()
    await change({ role: 'secondary_admin' })
    expect(woken).toEqual([])
    await change({ role: 'user_invite' })
    for (const lost of [boss, mixed]) expect(await outcome(lost)).toEqual(withdrawn)
    for (const kept of [guest, plain]) expect(await outcome(kept)).toEqual(alive)
    expect(woken.sort()).toEqual([boss.id, mixed.id].sort())
  })

  it('where the node is beyond their new limits, and not where it is within', async () => {
    const role_id = await makeThing('roles', { name: 'Member' })
    const berlin = await makeThing('nodes', { name: 'Berlin' })
    const mitte = await makeThing('nodes', { name: 'Mitte', parent_id: berlin })
    const [within, beyond] = [
      await invite({ role_id, node_id: mitte }),
      await invite({ role_id, node_id: account.rootNodeId }),
    ]
    await change({ node_ids: [berlin] })
    expect(await outcome(within)).toEqual(alive)
    expect(await outcome(beyond)).toEqual(withdrawn)
  })

  it('where the environment is beyond their new limits, whatever they give', async () => {
    const [here, { id }] = [await invite(), await otherEnvironment()]
    const there = await invite({}, { ...inviter.bearer, 'x-environment-id': id })
    await change({ node_ids: [account.rootNodeId] })
    expect(await outcome(here)).toEqual(alive)
    expect(woken).toEqual([there.id])
  })

  it('not at all when the change is refused', async () => {
    const mine = await invite()
    const missing = { role: 'user_invite', enabled: false, node_ids: [randomUUID()] }
    expect((await change(missing)).statusCode).toBe(422)
    expect(await outcome(mine)).toEqual(alive)
    expect(woken).toEqual([])
  })

  it('once: an invite that is settled stays as it is', async () => {
    const mine = await invite()
    await change({ enabled: false })
    await change({ enabled: true })
    await remove()
    expect(woken).toEqual([mine.id])
    expect(await outcome(mine)).toEqual(withdrawn)
    const again = await api.sql`select revocation from invites where id = ${mine.id}`
    expect(again[0]?.revocation).toEqual({
      actor: { type: 'operator', id: account.operatorId, name: 'Ada Lovelace' },
    })
  })
})

it.each(['removed', 'demoted'])(
  'what a request makes while its operator is %s is withdrawn a moment later',
  async (what) => {
    const role_id = await makeThing('roles', { name: 'Boss' })
    const node_id = account.rootNodeId
    const [late, plain] = [await invite({ role_id, node_id }), await invite()]
    await (what === 'removed' ? remove() : change({ role: 'user_invite' }))
    // As if their transactions had committed only now.
    const both = [late.id, plain.id]
    await api.sql`update invites set revocation = null where id = any(${both}::uuid[])`
    await withdrawLeftBehind(api.sql)
    expect(await outcome(late)).toEqual(withdrawn)
    expect(await outcome(plain)).toEqual(what === 'removed' ? withdrawn : alive)
  },
)

describe('a revoked API key', () => {
  const revoke = (id: string, query = '') =>
    api.call(`${environment}/api-keys/${id}${query}`, { headers: account.bearer, method: 'DELETE' })

  it('leaves what it has pending, unless that is to go too, then or later', async () => {
    const key = await makeKey(api, account, ['invite.manage'])
    const other = await makeKey(api, account, ['invite.manage'])
    const [mine, theirs] = [await invite({}, key.headers), await invite({}, other.headers)]
    expect((await revoke(key.id)).statusCode).toBe(204)
    expect((await revoke(key.id, '?revoke_pending=false')).statusCode).toBe(204)
    expect(await outcome(mine)).toEqual(alive)
    for (const _again of [1, 2]) {
      expect((await revoke(key.id, '?revoke_pending=true')).statusCode).toBe(204)
      expect(await outcome(mine)).toEqual(withdrawn)
    }
    expect(await outcome(theirs)).toEqual(alive)
    expect(woken).toEqual([mine.id])
  })

  it('gives nothing by what a request of its own makes late, which is withdrawn a moment later', async () => {
    const key = await makeKey(api, account, ['invite.manage'])
    const mine = await invite({}, key.headers)
    await revoke(key.id, '?revoke_pending=true')
    // As if its transaction had committed only now.
    await api.sql`update invites set revocation = null where id = ${mine.id}`
    expect(await outcome(mine)).toEqual(['pending', 'invite_revoked', 'invite_revoked'])
    await withdrawLeftBehind(api.sql)
    expect(await outcome(mine)).toEqual(withdrawn)
  })

  it('is not there for another account, which withdraws nothing', async () => {
    const key = await makeKey(api, account, ['invite.manage'])
    const mine = await invite({}, key.headers)
    const other = await signUp(api)
    const theirs = `/api/v1/environments/${other.environmentId}/api-keys/${key.id}`
    const call = { headers: other.bearer, method: 'DELETE' } as const
    const refused = await api.call(`${theirs}?revoke_pending=true`, call)
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found'])
    expect(await outcome(mine)).toEqual(alive)
    expect((await revoke(key.id, '?revoke_pending=perhaps')).statusCode).toBe(422)
  })
})
