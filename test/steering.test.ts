import { expect, it } from 'vitest'
import { createPasswords } from '../security/passwords.ts'
import {
  createClient,
  goodPassword,
  newAddress,
  sharedStack,
  somebody,
  text,
} from './support/client.ts'
import { openDatabase } from './support/database.ts'

const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
const { account_slug, environment_id, role_id, node_id } = api.stack.demo

/** An operator who may invite, but only into roles marked `invitable`. */
async function userInviteOperator() {
  const email = newAddress()
  const hash = await createPasswords({ memoryKib: 64, timeCost: 1, parallelism: 1 }).hash(
    goodPassword,
  )
  await sql`
    insert into operators (account_id, email, role, password_hash)
    select account_id, ${email}, 'user_invite', ${hash} from environments where id = ${environment_id}`
  const form = { account_slug, email, password: goodPassword }
  const session = await api.call('POST', '/api/v1/sessions', form)
  const headers = {
    authorization: `Bearer ${text(session.body, 'token')}`,
    'x-environment-id': environment_id,
  }
  return (path: string, body?: unknown) =>
    api.call('POST', `/api/v1/identity-invites${path}`, body, headers)
}

it('gives nobody a link to what they may not give, nor a say over it', async () => {
  await sql`update roles set invitable = false where id = ${role_id}`
  const post = await userInviteOperator()
  const given = await api.invite({ send_email: false })
  const id = text(given.body, 'id')
  const denied = { status: 403, body: { code: 'permission_denied' } }
  expect(await post('', { ...somebody(api.stack), role_id, node_id })).toMatchObject(denied)
  expect(await post(`/${id}/accept-url`)).toMatchObject(denied)
  expect(await post(`/${id}/resend`)).toMatchObject(denied)
  expect(await post(`/${id}/revoke`)).toMatchObject(denied)

  const plain = { email: newAddress(), first_name: 'Ada', last_name: 'Lovelace', send_email: false }
  const own = await post('', plain)
  expect(own.status).toBe(201)
  expect((await post(`/${text(own.body, 'id')}/accept-url`)).status).toBe(200)
  expect((await post(`/${text(own.body, 'id')}/revoke`)).status).toBe(200)
})
