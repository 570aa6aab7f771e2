import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { openApi } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import {
  invite,
  type OpenEnvironment,
  openEnvironment,
  signInOperator,
} from './support/environments.ts'

let env: OpenEnvironment
let node: string
let role: string
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
  node = await env.makeNode()
  role = await env.makeRole({ invitable: true })
})

type Headers = Record<string, string>
type Made = { id: string; token: string }
const change = (path: string, payload: object) => env.ask('PATCH', path, payload)

async function inviteBy(headers: Headers): Promise<Made> {
  const made = (await invite(api, headers, { role_id: role, node_id: node })).json()
  return { id: String(made.id), token: tokenIn(made.accept_url) }
}

/** What a look-up says, and an acceptance whose form was sent before. */
async function outcomeOf({ id: inviteId, token }: Made) {
  const look = await api.call(`/api/v1/invite-acceptances/${token}`)
  const { accountId } = env
  const id = randomUUID()
  const person = { firstName: 'Ada', lastName: 'Lovelace', provenIdentityId: null, requestId: '' }
  const passwordHash = await api.deps.passwords.hash('correct horse 77')
  const attempt = { id, accountId, inviteId, generation: 1, channel: 'copy', ...person } as const
  await stageAttempt(api.sql, { ...attempt, passwordHash })
  const accepting = acceptInvite(api.sql, inviteId, id).then(
    () => 'accepted',
    (refusal) => refusal.code,
  )
  return [look.json().code, await accepting]
}
const given = [undefined, 'accepted']
const refused = ['invite_revoked', 'invite_revoked']

describe('what an operator may not give any more is not given in their name', () => {
  it('a role that is not invitable, until it is again', async () => {
    const { headers } = await signInOperator(api, env, { role: 'user_invite' })
    const made = await inviteBy(headers)
    await change(`/roles/${role}`, { invitable: false })
    expect(await outcomeOf(made)).toEqual(refused)
    await change(`/roles/${role}`, { invitable: true })
    expect(await outcomeOf(made)).toEqual(given)
  })

  it('a node that was moved beyond their limits, until it is back', async () => {
    const [mine, beyond] = [await env.makeNode(), await env.makeNode()]
    await change(`/nodes/${node}`, { parent_id: mine })
    const { headers } = await signInOperator(api, env, { nodeIds: [mine] })
    const made = await inviteBy(headers)
    await change(`/nodes/${node}`, { parent_id: beyond })
    expect(await outcomeOf(made)).toEqual(refused)
    await change(`/nodes/${node}`, { parent_id: mine })
    expect(await outcomeOf(made)).toEqual(given)
  })

  it('nor sent again by who could: they invite in their own name', async () => {
    const { headers } = await signInOperator(api, env, { role: 'user_invite' })
    const { id } = await inviteBy(headers)
    const admin = { ...env.bearer, 'x-environment-id': env.environmentId }
    const resend = async () => {
      const url = `/api/v1/identity-invites/${id}/resend`
      return (await api.call(url, { method: 'POST', headers: admin })).json()
    }
    await change(`/roles/${role}`, { invitable: false })
    expect(await resend()).toMatchObject({ status: 403, code: 'permission_denied' })
    await change(`/roles/${role}`, { invitable: true })
    expect((await resend()).status).toBe('pending')
  })
})

it('what others gave stays given: an admin, and a key that was revoked', async () => {
  const key = await env.key()
  const admin = { ...env.bearer, 'x-environment-id': env.environmentId }
  const made = [await inviteBy(admin), await inviteBy(key.headers)]
  await change(`/roles/${role}`, { invitable: false })
  await change(`/nodes/${node}`, { parent_id: await env.makeNode() })
  await env.ask('DELETE', `/api-keys/${key.id}`)
  for (const one of made) expect(await outcomeOf(one)).toEqual(given)
})
