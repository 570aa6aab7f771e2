import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  goodPassword,
  newNumber,
  openUserActions,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, "Invitation States": what leads to each, and what does not. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const factsOf = (id: string) =>
  sql`select type, object_type, attributes, old_value, new_value from facts
    where object_id = ${id} order by id`

describe('Invitation States', () => {
  it('initiated, then reinitiated: older links are dead, and the fact is told again', async () => {
    const { id, token, email } = await ours.invited()
    await api.mailTo(String(email))
    const { status, body } = await ours.change(id, 'reinitiated')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      success: true,
      data: { _id: id, state: 'reinitiated', valid: true },
    })
    expect((await ours.register(token)).body).toMatchObject({ code: 'invite_superseded' })
    await api.mailTo(String(email), 2)
    await expect.poll(async () => (await factsOf(id)).length).toBe(2)
    expect(await factsOf(id)).toMatchObject([
      { type: 'INVITE_USER', objectType: 'userinvitations', attributes: { _id: id } },
      { type: 'INVITE_USER', newValue: { _id: id, state: 'reinitiated', generation: 2 } },
    ])
  })

  it('is not sent again within the cooldown', async () => {
    const { id } = await ours.invited()
    await ours.admin.ask('PATCH', `/accounts/${ours.slug}/policy`, { resend_cooldown: '5m' })
    const { status, body, headers } = await ours.change(id, 'reinitiated')
    expect([status, pick(body, 'code')]).toEqual([429, 'resend_cooldown'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(200)
    await ours.admin.ask('PATCH', `/accounts/${ours.slug}/policy`, { resend_cooldown: '0s' })
  })

  it('an expired one keeps its state, is not valid, and is resent as another one', async () => {
    const { id, email, token } = await ours.invited()
    await sql`update invites set created_at = now() - interval '8 days',
      expires_at = now() - interval '1 second' where id = ${id}`
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: false } })
    expect((await ours.register(token)).body).toMatchObject({ status: 410, code: 'invite_expired' })
    const { body } = await ours.change(id, 'reinitiated')
    expect(body).toMatchObject({
      data: { state: 'reinitiated', valid: true, resent_from: id, email },
    })
    expect(text(body, 'data._id')).not.toBe(id)
    expect(text(body, 'data.initiate_login_uri')).toBe(ours.loginPage)
  })

  it.each([
    ['revoked', 'invite_revoked', 'INVITE_REVOKED'],
    ['rejected', 'invite_rejected', 'INVITE_REJECTED'],
  ])('%s is final, and saying it again changes nothing', async (state, code, fact) => {
    const { id, token } = await ours.invited()
    const { status, body } = await ours.change(id, state)
    expect(status).toBe(200)
    expect(body).toMatchObject({ data: { _id: id, state, valid: false } })
    expect((await ours.change(id, state)).body).toMatchObject({ data: { _id: id, state } })
    expect((await ours.register(token)).body).toMatchObject({ status: 410, code })
    const others = ['reinitiated', 'accepted', 'revoked', 'rejected'].filter((one) => one !== state)
    for (const other of others) {
      const sub = other === 'accepted' ? randomUUID() : undefined
      const refused = await ours.change(id, other, sub)
      expect(refused.body).toMatchObject({
        status: 409,
        code: 'invite_not_pending',
        success: false,
      })
    }
    const told = (await factsOf(id)).filter(({ type }) => type === fact)
    const expires_at = text(body, 'data.expires_at')
    expect(told).toMatchObject([{ newValue: { _id: id, state, valid: false, expires_at } }])
  })

  it('accepted gives a person who is there what was invited, and changes nothing else', async () => {
    const there = newAddress()
    const made = await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, {
      email: there,
      first_name: 'Grace',
      last_name: 'Hopper',
      password: goodPassword,
    })
    const sub = text(made.body, 'id')
    const { id } = await ours.invited({ email: there, customFields: { desk: 4 } })
    const person = () => sql`select * from identities where id = ${sub}`
    const [before] = await person()

    for (const wrong of [undefined, randomUUID(), text(await other(), 'id')]) {
      const { status, body } = await ours.change(id, 'accepted', wrong)
      expect([status, pick(body, 'errors.0.field')]).toEqual([422, 'sub'])
    }
    const { status, body } = await ours.change(id, 'accepted', sub)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ data: { state: 'accepted', valid: false, sub } })
    expect(text(body, 'data.acceptedTime')).toMatch(/^\d{4}-/)

    const [after] = await person()
    expect(after).toEqual({ ...before, customFields: { desk: 4 }, updatedAt: expect.any(Date) })
    const given =
      await sql`select role_id, node_id from role_assignments where identity_id = ${sub}`
    expect(given).toEqual([{ roleId: ours.roleId, nodeId: ours.nodeId }])
    const member = await sql`select application_id from app_memberships where identity_id = ${sub}`
    expect(member).toContainEqual({ applicationId: ours.applicationId })
    const attributes = { _id: id, sub }
    const told = (await factsOf(id)).filter((fact) => 'sub' in fact.attributes)
    expect(told.map(({ type }) => type).sort()).toEqual(['INVITE_ACCEPTED', 'INVITE_USER'])
    for (const fact of told) expect(fact.attributes).toEqual(attributes)
    const [event] = await sql`
      select actor from invite_events where invite_id = ${id} and type = 'accepted'`
    expect(event?.actor).toMatchObject({ type: 'api_key' })

    expect((await ours.change(id, 'accepted', sub)).body).toMatchObject({ data: { sub } })
    expect((await ours.change(id, 'accepted', randomUUID())).status).toBe(409)
    expect((await ours.change(id, 'revoked', undefined)).status).toBe(409)
    expect((await ours.change(id, 'revoked', sub)).status).toBe(422)
  })

  it('accepted is not for who shares but the number of an invited address', async () => {
    const mobile_number = newNumber()
    const invited = await ours.invited({ mobile_number })
    const { sub } = await ours.somebodyThere()
    await sql`update identities set mobile_number = ${mobile_number} where id = ${sub}`
    const refused = await ours.change(invited.id, 'accepted', sub)
    expect(refused.body).toMatchObject({ status: 422, errors: [{ field: 'sub' }] })
    const { id } = await ours.invited({ email: undefined, mobile_number })
    const { body } = await ours.change(id, 'accepted', sub)
    expect(body).toMatchObject({ data: { state: 'accepted', sub } })
  })

  /** Somebody else of the account, who was not invited. */
  async function other(): Promise<unknown> {
    const given = { email: newAddress(), first_name: 'Eve', last_name: 'M' }
    return (await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, given)).body
  }

  it('of two who accept at once one does', async () => {
    const there = newAddress()
    const given = { email: there, first_name: 'G', last_name: 'H', password: goodPassword }
    const made = await ours.admin.ask('POST', `/accounts/${ours.slug}/identities`, given)
    const sub = text(made.body, 'id')
    const { id, token } = await ours.invited({ email: there })
    const answers = await Promise.all([
      ours.change(id, 'accepted', sub),
      ours.register(token, {
        password: undefined,
        password_echo: undefined,
        current_password: goodPassword,
      }),
    ])
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    expect(won).toHaveLength(1)
    for (const { body } of lost) {
      expect(['invite_accepted', 'invite_not_pending']).toContain(pick(body, 'code'))
    }
  })
})
