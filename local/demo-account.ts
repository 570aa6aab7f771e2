import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { ApiRefusal, type Client } from './http.ts'

const id = Type.String()
const signedUp = Type.Object({
  environments: Type.Array(
    Type.Object({ id, name: Type.String(), root_node_id: id, default_application_id: id }),
  ),
})
const session = Type.Object({ token: Type.String() })
const role = Type.Object({ id, name: Type.String() })
const createdKey = Type.Object({ key: Type.String() })
const roleName = 'Member'
const permissions = 'invite.read invite.manage identity.read identity.manage import.manage'

export type Credentials = { email: string; password: string }

/** Signs up under the first free slug, and tells where in the new Account people are invited to. */
export async function signUp(client: Client, slug: string, operator: Credentials) {
  const body = { name: 'Acme', slug, ...operator, first_name: 'Olive', last_name: 'Operator' }
  try {
    const call = { body, idempotencyKey: `demo-account-${slug}` }
    const { environments } = await client.call(signedUp, 'POST /api/v1/accounts', call)
    const development = environments.find(({ name }) => name === 'Development')
    if (!development) throw new Error('Sign-up made no Environment named Development.')
    return {
      account_slug: slug,
      environment_id: development.id,
      node_id: development.root_node_id,
      application_id: development.default_application_id,
    }
  } catch (error) {
    if (!(error instanceof ApiRefusal && error.code === 'slug_taken')) throw error
    return signUp(client, `demo-${randomBytes(3).toString('hex')}`, operator)
  }
}

/** A Role and an API key in an Environment, by the operator who signed up. */
export async function equip(
  client: Client,
  { account_slug, environment_id }: { account_slug: string; environment_id: string },
  operator: Credentials,
) {
  const signIn = { body: { account_slug, ...operator } }
  const { token } = await client.call(session, 'POST /api/v1/sessions', signIn)
  const environment = `/api/v1/environments/${environment_id}`
  const role_id = await ensureRole(client, `${environment}/roles`, token)
  const body = { name: 'HR sync', permissions: permissions.split(' '), expires_at: null }
  const { key } = await client.call(createdKey, `POST ${environment}/api-keys`, { token, body })
  return { role_id, api_key: key }
}

async function ensureRole(client: Client, path: string, token: string): Promise<string> {
  const { data } = await client.call(Type.Object({ data: Type.Array(role) }), `GET ${path}`, {
    token,
  })
  const known = data.find(({ name }) => name === roleName)
  if (known) return known.id
  const body = { name: roleName, permissions: [], invitable: true }
  return (await client.call(role, `POST ${path}`, { token, body })).id
}
