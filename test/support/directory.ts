import { randomUUID } from 'node:crypto'
import { type Account, type Api, makeKey, password } from './api.ts'

/** Somebody nobody made before. */
export const somebody = (given: object = {}) => ({
  email: `pat-${randomUUID()}@example.com`,
  first_name: 'Pat',
  last_name: 'Lee',
  ...given,
})

export const withoutRequestId = (text: string) => text.replace(/"request_id":"[^"]*"/, '')

/** What an account gives out: a key of its first environment, a role and an application there. */
export async function furnish(api: Api, account: Account) {
  const base = `/api/v1/environments/${account.environmentId}`
  const make = async (kind: string, payload: object) => {
    const answer = await api.call(`${base}/${kind}`, { headers: account.bearer, payload })
    return String(answer.json().id)
  }
  const name = () => `Thing ${randomUUID()}`
  const environments = `/api/v1/accounts/${account.slug}/environments`
  const list = (await api.call(environments, { headers: account.bearer })).json()
  return {
    key: await makeKey(api, account, ['identity.read', 'identity.manage']),
    roleId: await make('roles', { name: name() }),
    applicationId: await make('applications', { client_name: name() }),
    nodeId: account.rootNodeId,
    defaultApplicationId: String(list.data[0].default_application_id),
    production: {
      environmentId: String(list.data[1].id),
      nodeId: String(list.data[1].root_node_id),
      applicationId: String(list.data[1].default_application_id),
    },
  }
}

export type Furniture = Awaited<ReturnType<typeof furnish>>

/** Headers of a new operator with this role, limited to these nodes. */
export async function makeOperator(
  api: Api,
  account: Account,
  { role, nodeIds = [] }: { role: string; nodeIds?: string[] },
) {
  const { accountId, environmentId, slug } = account
  const email = `${randomUUID()}@example.com`
  const [operator] = await api.sql<[{ id: string }]>`
    insert into operators (account_id, email, role, password_hash)
    select account_id, ${email}, ${role}, password_hash from operators
    where id = ${account.operatorId} returning id`
  for (const node_id of nodeIds) {
    await api.sql`
      insert into operator_nodes (account_id, environment_id, operator_id, node_id)
      values (${accountId}, ${environmentId}, ${operator.id}, ${node_id})`
  }
  const payload = { account_slug: slug, email, password }
  const { token } = (await api.call('/api/v1/sessions', { payload })).json()
  return { authorization: `Bearer ${token}`, 'x-environment-id': environmentId }
}

/** How many there are with an address, however it is spelt. */
export async function countPeople(api: Api, { accountId }: Account, email: string) {
  const [row] = await api.sql<[{ count: number }]>`
    select count(*)::int from identities where account_id = ${accountId}
      and email_key = canonical_email(${email})`
  return row.count
}

type BulkAnswer = { results: { status: string; error?: { code: string } }[] }

/** The outcome of each row of a bulk call: `created`, or the code it failed with. */
export const outcomesOf = ({ results }: BulkAnswer) =>
  results.map(({ status, error }) => error?.code ?? status)

export const crowd = (count: number, given: object = {}) =>
  Array.from({ length: count }, () => somebody(given))
