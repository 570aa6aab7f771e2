import { expect, it } from 'vitest'
import { createClient, newAddress, sharedStack, text, tokenIn } from './support/client.ts'
import { openDatabase } from './support/database.ts'

const api = createClient(sharedStack())
const { sql, peopleWithEmail } = openDatabase(api.stack)
const { account_slug, identity } = api.stack.demo
const portal = `/portal/v1/accounts/${account_slug}`

async function signIn(credentials: { email: string; password: string }) {
  const session = await api.call('POST', `${portal}/sessions`, credentials)
  const headers = { authorization: `Bearer ${text(session.body, 'token')}` }
  return { session, headers, id: text(session.body, 'identity.id') }
}
const somebody = () => ({ email: newAddress(), first_name: 'Alan', last_name: 'Turing' })

it('leads a person from signing in to a friend who is a person of the account, too', async () => {
  const { session, headers, id } = await signIn(identity)
  expect(session.status).toBe(201)
  expect(session.headers.get('set-cookie')).toBeNull()
  const { email, ...names } = somebody()
  const sent = await api.call('POST', `${portal}/user-invites`, { email, ...names }, headers)
  expect(sent.body).toMatchObject({ email, status: 'pending', invited_by: id })

  const mail = await api.mailTo(email)
  expect(mail.text).toContain(text(session.body, 'identity.name'))
  expect((await api.accept(tokenIn(mail))).status).toBe(201)
  expect(await peopleWithEmail(email)).toEqual([expect.objectContaining({ emailVerified: true })])
  const one = `${portal}/user-invites/${text(sent.body, 'id')}`
  expect((await api.call('GET', one, undefined, headers)).body).toMatchObject({
    status: 'accepted',
  })

  const friend = await signIn({ email, password: 'correct horse battery staple 7' })
  const next = await api.call('POST', `${portal}/user-invites`, somebody(), friend.headers)
  expect(next.body).toMatchObject({ invited_by: friend.id })
})

it('refuses what a person invited who has left the directory', async () => {
  const inviter = newAddress()
  const [person] = await sql<[{ id: string }]>`
    insert into identities (account_id, email, first_name, password_hash, password_changed_at)
    select account_id, ${inviter}, 'Leaving', password_hash, now() from identities
    where email_key = canonical_email(${identity.email}) limit 1 returning id`
  const { headers } = await signIn({ ...identity, email: inviter })
  const { email, ...names } = somebody()
  const sent = await api.call('POST', `${portal}/user-invites`, { email, ...names }, headers)
  const token = tokenIn(await api.mailTo(email))
  await sql`delete from identities where id = ${person.id}`
  const answer = await api.accept(token)
  expect([answer.status, text(answer.body, 'code')]).toEqual([410, 'invite_revoked'])
  expect(await peopleWithEmail(email)).toEqual([])
  const staged = await sql`
    select from acceptance_attempts where invite_id = ${text(sent.body, 'id')}`
  expect(staged).toHaveLength(0) // a password's hash is not kept for what can never be
})
