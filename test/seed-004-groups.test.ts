import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, sharedStack, text } from './support/client.ts'
import { goodPassword, openUserActions, type UserActions } from './support/user-actions.ts'

/** Seed 004, "Groups & Roles": what an invitation gives, and who may send it. */
const api = createClient(sharedStack())
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

describe('Assigning Groups', () => {
  it('gives what groups say, roles by id or by name', async () => {
    const role = await ours.admin.ask('POST', `/environments/${ours.environmentId}/roles`, {
      name: `Reader ${randomUUID()}`,
    })
    const reader = text(role.body, 'id')
    const both = [{ group_id: ours.nodeId, roles: ['Editor', reader, 'Editor'] }]
    const { body } = await ours.invite({ groups: both })
    const groups = [{ group_id: ours.nodeId, roles: [ours.roleId, reader] }]
    expect(body).toMatchObject({ data: { groups } })
    for (const [group, code] of [
      [{ group_id: ours.nodeId, roles: ['Nobody'] }, 'unknown_role'],
      [{ group_id: ours.nodeId, roles: [randomUUID()] }, 'unknown_role'],
      [{ group_id: randomUUID(), roles: ['Editor'] }, 'unknown_node'],
    ] as const) {
      const refused = await ours.invite({ groups: [group] })
      expect(refused.body).toMatchObject({ status: 422, code, errors: [{ field: 'groups' }] })
    }
  })

  it('gives 20 roles in all, however they are grouped', async () => {
    const roles = (count: number) => Array.from({ length: count }, () => randomUUID())
    const group = (count: number) => ({ group_id: ours.nodeId, roles: roles(count) })
    const most = await ours.invite({ groups: [group(19), group(1)] })
    expect(most.body).toMatchObject({ status: 422, code: 'unknown_role' })
    const more = await ours.invite({ groups: [group(20), group(1)] })
    const errors = [{ field: 'groups', code: 'validation_failed' }]
    expect(more.body).toMatchObject({ status: 422, code: 'validation_failed', errors })
  })

  it('names nothing of another account: groups, roles, applications', async () => {
    const theirs = await openUserActions(api)
    for (const [given, code] of [
      [{ groups: [{ group_id: theirs.nodeId, roles: ['Editor'] }] }, 'unknown_node'],
      [{ groups: [{ group_id: ours.nodeId, roles: [theirs.roleId] }] }, 'unknown_role'],
      [{ client_id: theirs.clientId }, 'unknown_application'],
      [{ client_id: undefined, client_name: theirs.clientName }, 'unknown_application'],
    ] as const) {
      for (const headers of [ours.withKey, ours.bearer]) {
        expect((await ours.invite(given, headers)).body).toMatchObject({ status: 422, code })
      }
    }
  })
})

describe('Required Roles', () => {
  it.each(['admin', 'secondary_admin', 'user_invite'])('lets a %s invite', async (role) => {
    const email = newAddress()
    const operator = { email, first_name: 'O', last_name: 'P', role, password: goodPassword }
    await ours.admin.ask('POST', `/accounts/${ours.slug}/operators`, operator)
    const signedIn = await api.call('POST', '/api/v1/sessions', {
      account_slug: ours.slug,
      email,
      password: goodPassword,
    })
    const bearer = { authorization: `Bearer ${text(signedIn.body, 'token')}` }
    const { status, body } = await ours.invite({}, bearer)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ data: { invited_by: { type: 'operator' } } })
  })

  it('lets nobody else, and says so with success: false', async () => {
    const reader = await ours.admin.ask('POST', `/environments/${ours.environmentId}/api-keys`, {
      name: 'Reader',
      permissions: ['invite.read', 'identity.read'],
    })
    const weak = await ours.invite({}, { 'x-api-key': text(reader.body, 'key') })
    expect(weak.body).toMatchObject({ status: 403, code: 'permission_denied', success: false })
    const nobody = await ours.invite({}, {})
    expect(nobody.body).toMatchObject({ status: 401, code: 'unauthenticated', success: false })
  })
})
