import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { tokenIn } from './support/client.ts'
import {
  invite,
  type OpenEnvironment,
  openEnvironment,
  signInOperator,
} from './support/environments.ts'

/* Nothing is revoked here, for no workflow runs: who may is told so by another refusal. */
let env: OpenEnvironment
let things: { role_id: string; node_id: string; application_id: string }
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
  things = {
    role_id: await env.makeRole({ invitable: true }),
    node_id: await env.makeNode(),
    application_id: await env.makeApplication(),
  }
})

const paths = { role_id: 'roles', node_id: 'nodes', application_id: 'applications' }
const named = ['role_id', 'node_id', 'application_id'] as const
const enable = (name: (typeof named)[number], enabled: boolean) =>
  env.ask('PATCH', `/${paths[name]}/${things[name]}`, { enabled })

describe('while something that an invite gives is disabled', () => {
  it.each(named)('no link to it is mailed: %s', async (name) => {
    const made = (await (await env.invite(things)).json()).accept_url
    const mail = async () => {
      const url = `/api/v1/invite-acceptances/${tokenIn(made)}/mail-link`
      return api.call(url, { method: 'POST' })
    }
    await enable(name, false)
    const refused = (await mail()).json()
    expect([refused.status, refused.code]).toEqual([422, `unknown_${name.replace('_id', '')}`])
    await enable(name, true)
    expect((await mail()).statusCode).toBe(202)
  })

  it('its inviter has the same say over it', async () => {
    const inviter = await signInOperator(api, env, {
      role: 'user_invite',
      nodeIds: [things.node_id],
    })
    const other = await signInOperator(api, env, { nodeIds: [await env.makeNode()] })
    const { id } = (await invite(api, inviter.headers, things)).json()
    for (const name of named) await enable(name, false)
    const revoke = async (headers: Record<string, string>) => {
      const url = `/api/v1/identity-invites/${id}/revoke`
      return (await api.call(url, { method: 'POST', headers })).json().code
    }
    expect(await revoke(inviter.headers)).toBe('invite_not_pending')
    expect(await revoke(other.headers)).toBe('permission_denied')
  })
})
