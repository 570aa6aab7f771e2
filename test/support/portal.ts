import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { type Account, type Api, password } from './api.ts'

export type Person = { id: string; email: string }

/** Somebody in an account's directory, past the API. */
export async function makePerson(
  api: Api,
  { accountId }: Pick<Account, 'accountId'>,
  {
    externalId = null,
    hasPassword = true,
  }: { externalId?: string | null; hasPassword?: boolean } = {},
): Promise<Person> {
  const row = {
    accountId,
    email: `Grace-${randomUUID()}@acme.test`,
    firstName: 'Grace',
    lastName: 'Hopper',
    externalId,
    passwordHash: hasPassword ? await api.deps.passwords.hash(password) : null,
    passwordChangedAt: hasPassword ? new Date() : null,
  }
  const [person] = await api.sql<[Person]>`
    insert into identities ${api.sql(row)} returning id, email`
  return person
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export const signInAt = (api: Api, slug: string, payload: { email: string; password?: string }) =>
  api.call(`/portal/v1/accounts/${slug}/sessions`, { payload: { password, ...payload } })

/** A person of the account, signed in: what they send with each request. */
export async function signedIn(api: Api, account: Account) {
  const person = await makePerson(api, account)
  const { token } = (await signInAt(api, account.slug, { email: person.email })).json()
  return { ...person, token: String(token), headers: bearer(String(token)) }
}

export const invitesOf = (slug: string) => `/portal/v1/accounts/${slug}/user-invites`
export const friend = (given: object = {}) => ({
  email: `friend-${randomUUID()}@example.com`,
  first_name: 'Alan',
  last_name: 'Turing',
  ...given,
})

/** Status and code, or only the status of what is not refused. */
export async function outcome(
  api: Api,
  url: string,
  call: Pick<InjectOptions, 'method' | 'headers' | 'payload'>,
) {
  const answer = await api.call(url, call)
  return [answer.statusCode, answer.body && answer.json().code]
}
