import { describe, expect, it, vi } from 'vitest'
import { pick, text } from './support/client.ts'
import { openFileHooks, verify } from './support/webhook-facts.ts'
import { openHooks } from './support/webhooks.ts'

const { stack, api, sql, hooks, happen } = await openFileHooks()

describe('a fact', () => {
  it('arrives signed, in the words in which it is listed, moments after it happened', async () => {
    const receiver = await hooks.listen()
    const id = await hooks.invite()
    await hooks.revoke(id)
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    expect(verify(receiver.secret, got)).toEqual(JSON.parse(got.body))
    const { body } = await hooks.ask('GET', `/facts?object_id=${id}`)
    expect(pick(body, 'data.0')).toEqual(JSON.parse(got.body))
    expect(JSON.parse(got.body)).toEqual({
      id: got.headers['webhook-id'],
      type: 'INVITE_REVOKED',
      occurred_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      objectType: 'userinvitations',
      objectId: id,
      attributes: { _id: id },
      oldValue: expect.objectContaining({ status: 'pending', valid: true }),
      newValue: expect.objectContaining({ status: 'revoked', valid: false }),
      url: `${stack.api_url}/dashboard/e/${hooks.environmentId}/identities?tab=invites&invite=${id}`,
    })
    const delivered = await receiver.newest('delivered')
    expect(delivered).toMatchObject({
      type: 'INVITE_REVOKED',
      attempts: 1,
      response: { status: 204, body: '' },
      next_attempt_at: null,
      last_error: null,
    })
    const one = await hooks.ask('GET', `${receiver.path}/deliveries/${text(delivered, 'id')}`)
    expect(pick(one.body, 'request')).toEqual(JSON.parse(got.body))
  })

  it('does not verify with a byte flipped, nor five minutes later', async () => {
    const receiver = await hooks.listen()
    await happen()
    const [got] = await receiver.waitFor(1)
    if (!got) throw new Error('Nothing came.')
    const flipped = got.body.replace('INVITE_REVOKED', 'INVITE_REVOKEE')
    expect(() => verify(receiver.secret, { ...got, body: flipped })).toThrow('signature')
    vi.useFakeTimers({ now: got.atMs + 301_000, toFake: ['Date'] })
    expect(() => verify(receiver.secret, got)).toThrow('too old')
    vi.useRealTimers()
  })

  it('goes to who asked for its type, in its environment or for all of the account', async () => {
    const base = `/accounts/${hooks.slug}`
    const [mine, others, wide, disabled] = await Promise.all([
      hooks.listen({ events: ['INVITE_REVOKED'] }),
      hooks.listen({ events: ['INVITE_ACCEPTED', 'INVITE_EXPIRED'] }),
      hooks.listen({}, { base }),
      hooks.listen({ enabled: false }),
    ])
    const neighbour = await openHooks(api)
    const foreign = await neighbour.listen()
    const id = await happen()
    await Promise.all([mine.waitFor(1), wide.waitFor(1)])
    const theirs = await happen({ to: neighbour })
    await foreign.waitFor(1)
    expect(await foreign.bodies()).toMatchObject([{ objectId: theirs }])
    const ofInvite = { objectId: id }
    expect(await mine.bodies()).toMatchObject([ofInvite])
    expect(await wide.bodies()).toMatchObject([ofInvite])
    expect([await others.got(), await disabled.got()]).toEqual([[], []])
  })

  it('of a transaction that is rolled back leaves nothing, and goes nowhere', async () => {
    const receiver = await hooks.listen()
    const before =
      await sql`select count(*) from webhook_deliveries where webhook_id = ${receiver.id}`
    const rollback = sql.begin(async (tx) => {
      await tx`
        insert into facts (account_id, environment_id, type, object_type, object_id, attributes)
        select account_id, id, 'INVITE_REVOKED', 'userinvitations', uuidv7(), '{}'
        from environments where id = ${hooks.environmentId}`
      const written = await tx`
        select status from webhook_deliveries where webhook_id = ${receiver.id}`
      expect(written).toEqual([{ status: 'pending' }])
      throw new Error('rolled back')
    })
    await expect(rollback).rejects.toThrow('rolled back')
    const after =
      await sql`select count(*) from webhook_deliveries where webhook_id = ${receiver.id}`
    expect(after).toEqual(before)
  })
})
