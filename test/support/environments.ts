import { randomUUID } from 'node:crypto'
import { type Account, type Api, makeKey, password, signUp } from './api.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type Limits = { role?: 'admin' | 'secondary_admin' | 'user_invite'; nodeIds?: string[] }

/** A new account whose first environment has a hierarchy, and what tests ask of it, as its admin. */
export async function openEnvironment(api: Api) {
  const account = await signUp(api)
  const base = `/api/v1/environments/${account.environmentId}`
  const ask = (method: Method, path: string, payload?: object, headers: object = account.bearer) =>
    api.call(`${base}${path}`, { method, headers: { ...headers }, ...(payload && { payload }) })
  await ask('PATCH', '', { hierarchy_enabled: true })

  async function make(path: string, payload: object): Promise<string> {
    const answer = await ask('POST', path, payload)
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return String(answer.json().id)
  }
  return {
    ...account,
    base,
    ask,
    makeNode: (parent_id?: string, name = `Node ${randomUUID()}`) =>
      make('/nodes', { name, ...(parent_id && { parent_id }) }),
    makeRole: (given: object = {}) => make('/roles', { name: `Role ${randomUUID()}`, ...given }),
    makeApplication: (given: object = {}) =>
      make('/applications', { client_name: `App ${randomUUID()}`, ...given }),
    key: (permissions = ['invite.manage', 'invite.read']) => makeKey(api, account, permissions),
    invite: async (given: object) => {
      const { headers } = await makeKey(api, account, ['invite.manage'])
      return invite(api, headers, given)
    },
  }
}

export type OpenEnvironment = Awaited<ReturnType<typeof openEnvironment>>

/** Invites somebody new, without sending anything. */
export const invite = (api: Api, headers: Record<string, string>, given: object) =>
  api.call('/api/v1/identity-invites', {
    headers,
    payload: {
      email: `${randomUUID()}@people.test`,
      first_name: 'Ada',
      last_name: 'Lovelace',
      send_email: false,
      ...given,
    },
  })

/** Another operator of the account, signed in: their headers, with the environment named. */
export async function signInOperator(
  api: Api,
  account: Account,
  { role = 'secondary_admin', nodeIds = [] }: Limits,
) {
  const { accountId, environmentId } = account
  const email = `${randomUUID()}@acme.test`
  const passwordHash = await api.deps.passwords.hash(password)
  const [operator] = await api.sql<[{ id: string }]>`
    insert into operators (account_id, email, role, password_hash)
    values (${accountId}, ${email}, ${role}, ${passwordHash}) returning id`
  await api.sql`
    insert into operator_nodes (account_id, environment_id, operator_id, node_id)
    select ${accountId}, ${environmentId}, ${operator.id}, unnest(${nodeIds}::uuid[])`
  const payload = { account_slug: account.slug, email, password }
  const { token } = (await api.call('/api/v1/sessions', { payload })).json()
  return {
    id: operator.id,
    headers: { authorization: `Bearer ${token}`, 'x-environment-id': environmentId },
  }
}

/** Somebody in the account's directory who holds this, past the API. */
export async function assign(
  api: Api,
  account: Account,
  given: { roleId: string; nodeId: string },
) {
  const { accountId, environmentId } = account
  await api.sql`
    with person as (
      insert into identities (account_id, email) values (${accountId}, ${`${randomUUID()}@acme.test`})
      returning id
    )
    insert into role_assignments (account_id, environment_id, identity_id, role_id, node_id)
    select ${accountId}, ${environmentId}, id, ${given.roleId}, ${given.nodeId} from person`
}

/** Ends a pending invite as its workflow would, past the API. */
export const settle = (api: Api, inviteId: string) =>
  api.sql`update invites set status = 'revoked' where id = ${inviteId}`
