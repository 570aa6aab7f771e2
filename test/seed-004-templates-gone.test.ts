import { expect, it } from 'vitest'
import { openApi, signUp } from './support/api.ts'
import { invite } from './support/environments.ts'
import { friend } from './support/portal.ts'

/** Seed 004, "Template Must Exist": also when an expired invitation is to be made again. */
const api = await openApi()
const account = await signUp(api)
const headers = { ...account.bearer, 'x-environment-id': account.environmentId }

it.each([
  ['PATCH', '/useractions-srv/invitations/:id', 400, 'invalid_template_key'],
  ['POST', '/api/v1/identity-invites/:id/resend', 422, 'unknown_template'],
] as const)('by %s %s, as its description says', async (method, path, status, code) => {
  const key = `GONE_${status}`
  const link = '<a href="{{invite_link}}">Join</a>'
  const template = { key, medium: 'EMAIL', lang: 'en', subject: 'Join', body: link }
  const url = `/api/v1/accounts/${account.slug}/message-templates`
  await api.call(url, { headers, payload: template })
  const { id } = (await invite(api, headers, friend({ template_key: key }))).json()
  await api.sql`update invites set status = 'expired', created_at = now() - interval '8 days',
    expires_at = now() - interval '1 second' where id = ${id}`
  await api.sql`delete from message_templates where key = ${key}`
  const payload = method === 'PATCH' ? { state: 'reinitiated' } : {}
  const answer = await api.call(path.replace(':id', id), { method, headers, payload })
  expect(answer.statusCode, answer.body).toBe(status)
  expect(answer.json().code).toBe(code)
})
