import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as support from './support/api.ts'
import { friend, invitesOf, makePerson, signedIn } from './support/portal.ts'

let api: support.Api
let account: support.Account
beforeAll(async () => {
  api = await support.startApi()
  account = await support.signUp(api)
})
afterAll(() => api.stop())

type Inviter = Awaited<ReturnType<typeof signedIn>>
const url = (path = '') => `${invitesOf(account.slug)}${path}`
const get = async ({ headers }: Inviter, path = '') =>
  (await api.call(url(path), { headers })).json()
const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)

/** What somebody invited long ago, past the API. */
async function invited(by: { id: string }, row: object = {}): Promise<string> {
  const id = v7()
  await api.sql`insert into invites ${api.sql({
    id,
    accountId: account.accountId,
    email: `${id}@example.com`,
    sendEmail: true,
    invitedByType: 'identity',
    invitedById: by.id,
    invitedByName: 'Grace Hopper',
    deliveryState: 'queued',
    expiresAt: new Date(Date.now() + 60_000),
    ...row,
  })}`
  return id
}
const overdue = { createdAt: new Date(Date.now() - 2000), expiresAt: new Date(Date.now() - 1000) }

describe('a person reads', () => {
  it('their own invites, newest first, page by page while more are made', async () => {
    const [me, other] = [await signedIn(api, account), await signedIn(api, account)]
    const mine: string[] = []
    for (let i = 0; i < 5; i += 1) {
      mine.unshift(await invited(me))
      await invited(other)
    }
    await invited({ id: me.id }, { invitedByType: 'api_key' })
    const first = await get(me, '?limit=2')
    await api.call(url(), { headers: me.headers, payload: friend() })
    const second = await get(me, `?limit=3&cursor=${first.next_cursor}`)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(mine)
    expect(second.next_cursor).toBeNull()
    expect(Object.keys(first.data[0]).sort()).toEqual(
      'created_at email expires_at first_name id invited_by last_name name status'.split(' '),
    )
    expect(idsOf(await get(me))).toHaveLength(6)
  })

  it("each state in the portal's words", async () => {
    const me = await signedIn(api, account)
    const { id: acceptedIdentityId } = await makePerson(api, account)
    const accepted = { status: 'accepted', acceptedIdentityId, acceptedAttemptId: randomUUID() }
    const revocation = api.sql.json({ actor: { type: 'operator' } })
    const states = {
      pending: [await invited(me)],
      accepted: [await invited(me, accepted)],
      expired: [await invited(me, overdue), await invited(me, { status: 'expired' })],
      revoked: [
        await invited(me, { status: 'revoked' }),
        await invited(me, { status: 'rejected' }),
        await invited(me, { revocation }),
      ],
    }
    for (const [status, ids] of Object.entries(states)) {
      const { data } = await get(me, `?status=${status}`)
      expect(idsOf({ data }), status).toEqual(ids.reverse())
      for (const invite of data) {
        expect(invite.status).toBe(status)
        expect(await get(me, `/${invite.id}`)).toEqual(invite)
      }
    }
    expect((await get(me, '?status=revoked&limit=2')).data).toHaveLength(2)
    expect((await get(me, '?status=rejected')).code).toBe('validation_failed')
  })

  it("nobody else's invite, which is as good as none", async () => {
    const [me, other] = [await signedIn(api, account), await signedIn(api, account)]
    const foreign = [
      await invited(other),
      await invited({ id: me.id }, { invitedByType: 'operator' }),
      await invited(me, { environmentId: account.environmentId }),
      randomUUID(),
    ]
    for (const id of foreign) {
      const answer = await api.call(url(`/${id}`), { headers: me.headers })
      expect(answer.json()).toMatchObject({ status: 404, code: 'invite_not_found' })
    }
    expect((await get(me, '/not-an-id')).status).toBe(404)
  })
})

describe('the list stays fast', () => {
  it('by an index of its own, with and without a state', async () => {
    const me = await signedIn(api, account)
    const where = `account_id = '${account.accountId}' and environment_id is null
      and invited_by_type = 'identity' and invited_by_id = '${me.id}'`
    const planOf = async (condition: string) =>
      api.sql.begin(async (tx) => {
        await tx`set local enable_seqscan = off`
        await tx`set local enable_sort = off`
        const lines = await tx.unsafe(
          `explain select * from invites where ${where} and ${condition} order by id desc limit 51`,
        )
        return JSON.stringify(lines)
      })
    expect(await planOf('true')).toContain('portal_invites_newest')
    expect(await planOf("status = 'revoked'")).toContain('portal_invites_by_status')
  })
})
