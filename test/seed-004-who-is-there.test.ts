import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import { newNumber, openUserActions, type UserActions } from './support/user-actions.ts'

/** Seed 004: invited, and there. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

describe('Who is invited already, or there', () => {
  it('is answered with invite_pending, and no second fact of sending', async () => {
    const first = await ours.invited()
    await api.mailTo(String(first.email))
    const again = await ours.invite({ email: String(first.email).toUpperCase() })
    expect(again.body).toMatchObject({
      status: 409,
      code: 'invite_pending',
      existing_invite_id: first.id,
    })
    const mobile_number = newNumber()
    expect((await ours.invite({ email: undefined, mobile_number })).status).toBe(200)
    const twice = await ours.invite({ email: undefined, mobile_number })
    expect(twice.body).toMatchObject({ status: 409, code: 'invite_pending' })
    const beside = await ours.invite({ mobile_number })
    expect(beside.status).toBe(200) // its message goes to another place
    const facts = await sql`select type from facts where object_id = ${first.id}`
    const types = facts.map(({ type }) => type)
    expect(types).toEqual(['INVITE_USER'])
  })

  it('is answered with already_member once nothing is left to give', async () => {
    const { token, email } = await ours.invited()
    expect((await ours.register(token)).status).toBe(200)
    const again = await ours.invite({ email })
    expect(again.body).toMatchObject({ status: 409, code: 'already_member', success: false })
  })
})

describe('Important: Invited users do not appear in user search results', () => {
  it('until they complete registration', async () => {
    const { token, email } = await ours.invited()
    const path = `/accounts/${ours.slug}/identities?email=${encodeURIComponent(String(email))}`
    expect((await ours.admin.ask('GET', path)).body).toMatchObject({ data: [] })
    const searched = await ours.find({ filter: { email } })
    expect(searched.body).toMatchObject({ total: 1, data: [{ state: 'initiated', sub: null }] })
    const { body } = await ours.register(token)
    const id = text(body, 'data.sub')
    expect((await ours.admin.ask('GET', path)).body).toMatchObject({ data: [{ id, email }] })
  })
})
