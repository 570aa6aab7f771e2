import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { openApi, password } from './support/api.ts'
import { type OpenEnvironment, openEnvironment } from './support/environments.ts'

let env: OpenEnvironment
const api = await openApi()
beforeEach(async () => {
  env = await openEnvironment(api)
})

/** Accepts as the activity does, with a new attempt. */
async function accept(inviteId: string) {
  const attempt = {
    id: randomUUID(),
    accountId: env.accountId,
    inviteId,
    generation: 1,
    channel: 'copy' as const,
    firstName: 'Ada',
    lastName: 'Lovelace',
    passwordHash: await api.deps.passwords.hash(password),
    provenIdentityId: null,
    requestId: randomUUID(),
  }
  await stageAttempt(api.sql, attempt)
  return acceptInvite(api.sql, inviteId, attempt.id)
}

const invited = async (given: object = {}) => String((await env.invite(given)).json().id)
const statusOf = async (inviteId: string) => {
  const [row] = await api.sql`select status from invites where id = ${inviteId}`
  return row?.status
}
const joined = (inviteId: string) => api.sql`
  select application_id from app_memberships
  where identity_id = (select accepted_identity_id from invites where id = ${inviteId})`
const toggleDefault = (enabled: boolean) => api.sql`
  update applications set enabled = ${enabled}
  where environment_id = ${env.environmentId} and is_default`

it('refuses to join anybody to a default application that is disabled', async () => {
  const id = await invited()
  await toggleDefault(false)
  await expect(accept(id)).rejects.toThrow('unknown_application')
  expect(await statusOf(id)).toBe('pending')
  await toggleDefault(true)
  await accept(id)
  expect(await statusOf(id)).toBe('accepted')
  expect(await joined(id)).toHaveLength(1)
})

it('joins people to what is the default when they accept', async () => {
  const id = await invited()
  const application = await env.makeApplication()
  await env.ask('PATCH', `/applications/${application}`, { is_default: true })
  await accept(id)
  expect(await joined(id)).toEqual([{ applicationId: application }])
})

it('minds a disabled default only where the invite names no application', async () => {
  const named = await env.makeApplication()
  const id = await invited({ application_id: named })
  await toggleDefault(false)
  await accept(id)
  expect(await joined(id)).toEqual([{ applicationId: named }])
})

it.each([
  ['role', 'unknown_role'],
  ['node', 'unknown_node'],
  ['application', 'unknown_application'],
] as const)('gives nothing of a %s that was disabled meanwhile', async (noun, code) => {
  const names = {
    role_id: await env.makeRole(),
    node_id: await env.makeNode(),
    application_id: await env.makeApplication(),
  }
  const id = await invited(names)
  const path = `/${noun}s/${names[`${noun}_id`]}`
  expect((await env.ask('PATCH', path, { enabled: false })).statusCode).toBe(200)
  await expect(accept(id)).rejects.toThrow(code)
  expect(await statusOf(id)).toBe('pending')
  await env.ask('PATCH', path, { enabled: true })
  await accept(id)
  expect(await statusOf(id)).toBe('accepted')
})
