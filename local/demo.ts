import { join } from 'node:path'
import { Type } from 'typebox'
import { type Credentials, equip, signUp } from './demo-account.ts'
import { ensureIdentity } from './demo-people.ts'
import { asJson, readJson, writeAtomically } from './files.ts'
import { ApiRefusal, type Client } from './http.ts'
import type { Secrets } from './secrets.ts'

const text = Type.String()
const account = Type.Object({
  account_slug: text,
  environment_id: text,
  node_id: text,
  application_id: text,
})
const equipment = Type.Object({ role_id: text, api_key: text })
const remembered = Type.Object({
  account: Type.Optional(account),
  equipment: Type.Optional(equipment),
  identity: Type.Optional(Type.Object({ email: text })),
})

export type Demo = Awaited<ReturnType<typeof ensureDemo>>

/**
 * An Account to try things with, made through the HTTP API when there is none. `demo.json` remembers
 * each step; each is safe to repeat, so one that was cut short goes on where it was.
 */
export async function ensureDemo(client: Client, directory: string, secrets: Secrets) {
  const path = join(directory, 'demo.json')
  const operator = { email: 'operator@example.com', password: secrets.demoOperatorPassword }
  const identity = { email: 'grace@example.com', password: secrets.demoIdentityPassword }
  const known = await recall(client, path, operator)
  const keep = () => writeAtomically(path, asJson(known), { flush: true })

  if (!known.account) {
    known.account = await signUp(client, 'demo', operator)
    keep()
  }
  if (!known.equipment) {
    known.equipment = await equip(client, known.account, operator)
    keep()
  }
  const { account_slug, environment_id, ...place } = known.account
  const { role_id, api_key } = known.equipment
  if (!known.identity) {
    await ensureIdentity(client, { apiKey: api_key, place: { ...place, role_id } }, identity)
    known.identity = { email: identity.email }
    keep()
  }
  return { account_slug, environment_id, api_key, operator, identity, role_id, ...place }
}

/** What is remembered, unless it belongs to another database than the one we have now. */
async function recall(client: Client, path: string, operator: Credentials) {
  const known = readJson(path, remembered) ?? {}
  if (!known.account) return known
  const body = { account_slug: known.account.account_slug, ...operator }
  try {
    if (known.equipment) {
      const call = { apiKey: known.equipment.api_key }
      await client.call(Type.Unknown(), 'GET /api/v1/identity-invites?limit=1', call)
    } else await client.call(Type.Unknown(), 'POST /api/v1/sessions', { body })
    return known
  } catch (error) {
    const isForeign = error instanceof ApiRefusal && foreign.includes(error.code)
    if (isForeign) return {}
    throw error
  }
}

const foreign = ['unauthenticated', 'invalid_credentials']
