import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'
import { furnish, makeOperator, somebody, withoutRequestId } from './support/directory.ts'

const url = '/api/v1/identities'
const api = await openApi()
const account = await signUp(api)
const ours = await furnish(api, account)
const theirs = await furnish(api, await signUp(api))

const create = (payload: object, headers: object = ours.key.headers) =>
  api.call(url, { headers: { ...headers }, payload })
const codeOf = async (payload: object, headers?: object) => {
  const answer = await create(payload, headers)
  return [answer.statusCode, answer.json().code]
}

describe('nobody creates', () => {
  it.each([
    ['role', 'unknown_role', () => ({ role_id: theirs.roleId, node_id: ours.nodeId })],
    ['node', 'unknown_node', () => ({ role_id: ours.roleId, node_id: theirs.nodeId })],
    ['application', 'unknown_application', () => ({ application_id: theirs.applicationId })],
    [
      'application of the other environment',
      'unknown_application',
      () => ({ application_id: ours.production.applicationId }),
    ],
    [
      'node of the other environment',
      'unknown_node',
      () => ({ role_id: ours.roleId, node_id: ours.production.nodeId }),
    ],
  ])('with a foreign %s, which is as good as none', async (_what, code, foreign) => {
    const none = Object.fromEntries(
      Object.entries(foreign()).map(([name, id]) => {
        return [name, id === ours.roleId || id === ours.nodeId ? id : randomUUID()]
      }),
    )
    const [theirsAnswer, noneAnswer] = [
      await create(somebody(foreign())),
      await create(somebody(none)),
    ]
    expect(theirsAnswer.json()).toMatchObject({ status: 422, code })
    expect(withoutRequestId(theirsAnswer.body)).toBe(withoutRequestId(noneAnswer.body))
  })

  it('without identity.manage', async () => {
    const { headers } = await makeKey(api, account, ['identity.read', 'invite.manage'])
    const inviter = await makeOperator(api, account, { role: 'user_invite' })
    for (const caller of [headers, inviter]) {
      const answer = await create(somebody(), caller)
      expect(answer.json()).toMatchObject({
        code: 'permission_denied',
        missing_permission: 'identity.manage',
      })
    }
  })

  it('beyond the nodes they are limited to', async () => {
    const base = `/api/v1/environments/${account.environmentId}`
    const headers = account.bearer
    await api.call(base, { method: 'PATCH', headers, payload: { hierarchy_enabled: true } })
    const node = await api.call(`${base}/nodes`, { headers, payload: { name: randomUUID() } })
    const nodeId = String(node.json().id)
    const limited = await makeOperator(api, account, { role: 'admin', nodeIds: [nodeId] })
    const role_id = ours.roleId
    expect(await codeOf(somebody({ role_id, node_id: ours.nodeId }), limited)).toEqual([
      403,
      'permission_denied',
    ])
    expect((await create(somebody({ role_id, node_id: nodeId }), limited)).statusCode).toBe(201)
  })

  it('in an environment that is suspended', async () => {
    const paused = await signUp(api)
    const { key } = await furnish(api, paused)
    await api.sql`update environments set suspended_at = now() where id = ${paused.environmentId}`
    const operator = { ...paused.bearer, 'x-environment-id': paused.environmentId }
    for (const caller of [key.headers, operator]) {
      expect(await codeOf(somebody(), caller)).toEqual([403, 'account_suspended'])
    }
  })
})
