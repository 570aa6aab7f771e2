import { randomUUID } from 'node:crypto'
import { type Account, type Api, password } from './api.ts'

export type Appointed = Awaited<ReturnType<typeof appoint>>

/** What an operator of an account is appointed with, unlike anybody before. */
export const operatorForm = (given: object = {}) => ({
  email: `Grace-${randomUUID().slice(0, 13)}@acme.test`,
  first_name: 'Grace',
  last_name: 'Hopper',
  role: 'admin',
  password,
  ...given,
})

/** One more operator of the account, signed in. */
export async function appoint(api: Api, account: Account, given: object = {}) {
  const payload = operatorForm(given)
  const url = `/api/v1/accounts/${account.slug}/operators`
  const made = await api.call(url, { headers: account.bearer, payload })
  const form = { account_slug: account.slug, email: payload.email, password: payload.password }
  const session = await api.call('/api/v1/sessions', { payload: form })
  const id = String(made.json().id)
  return {
    id,
    form,
    url: `${url}/${id}`,
    bearer: { authorization: `Bearer ${session.json().token}` },
  }
}
