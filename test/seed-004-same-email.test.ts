import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, sharedStack } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  createPersonOf,
  current,
  mailToken,
  openUserActions,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, "allow_same_email": under which address people register, and what they show for it. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const personOf = createPersonOf(sql)

describe('Register User', () => {
  it('with allow_same_email true takes the invited address in any spelling', async () => {
    const { id, token, email } = await ours.invited()
    expect((await ours.register(token, { email: String(email).toUpperCase() })).status).toBe(200)
    expect(await personOf(id)).toMatchObject({ email })
  })

  it('with allow_same_email false takes another address, which is not verified', async () => {
    const { id } = await ours.invited({ allow_same_email: false })
    const email = newAddress()
    const { body } = await ours.register(mailToken(id), { email })
    expect(body).toMatchObject({ data: { email, email_verified: false } })
    expect(await personOf(id)).toMatchObject({ email, emailVerified: false })
  })

  it('takes nobody over under another address: who is there shows the current password', async () => {
    const { email, sub } = await ours.somebodyThere()
    const { id } = await ours.invited({ allow_same_email: false })
    const before = await sql`select * from identities where id = ${sub}`
    const taking = await ours.register(mailToken(id), { email })
    expect(taking.body).toMatchObject({ status: 409, code: 'email_conflict', success: false })
    const guessing = await ours.register(mailToken(id), {
      ...current,
      email,
      current_password: 'not this one',
    })
    expect(guessing.body).toMatchObject({ status: 401, code: 'invalid_credentials' })
    expect(await sql`select * from identities where id = ${sub}`).toEqual(before)
    const joined = await ours.register(mailToken(id), { ...current, email })
    expect(joined.body).toMatchObject({ data: { sub, email_verified: false } })
  })

  it('lets a copied link set no password of who is there, and a mailed one does (section 2)', async () => {
    const { email, sub } = await ours.somebodyThere()
    const { id, token } = await ours.invited({ email })
    const refused = await ours.register(token)
    expect(refused.body).toMatchObject({ status: 401, code: 'current_password_required' })
    expect((await ours.register(mailToken(id))).body).toMatchObject({ data: { sub } })
  })
})
