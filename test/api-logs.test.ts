import { describe, expect, it } from 'vitest'
import { type Api, openApi, password, signUp, startApi } from './support/api.ts'

const lines: string[] = []
const api = await openApi({}, { logLevel: 'trace', logTo: { write: (line) => lines.push(line) } })
const account = await signUp(api)

describe('the log', () => {
  it('names requests by route and id, and holds no address, link, secret or query', async () => {
    const environment = `/api/v1/environments/${account.environmentId}`
    await api.call(`${environment}/roles?limit=7`, { headers: account.bearer })
    await api.call('/api/v1/invite-acceptances/a-secret-token')
    await api.call('/app/identity/accept-invite?token=a-secret-token')
    await api.call('/i/a-secret-token')
    await api.call('/useractions-srv/registration?invite_id=a-secret-token', {
      payload: { password, password_echo: password },
      headers: { invite_id: 'a-secret-token' },
    })
    await api.call('/api/v1/sessions', {
      payload: { account_slug: account.slug, email: account.email, password },
      headers: { 'user-agent': 'agent of a person' },
    })
    const log = lines.join('')
    const roles = lines.find((line) => line.includes('/api/v1/environments/:id/roles'))
    expect(JSON.parse(roles ?? '')).toMatchObject({
      method: 'GET',
      ids: [account.environmentId],
      status: 200,
      by: { type: 'operator', id: account.operatorId },
    })
    const told = [account.email, account.slug, account.token, password, 'Lovelace', 'limit=7']
    for (const text of [...told, 'a-secret-token', 'agent of', '127.0.0.1']) {
      expect(log).not.toContain(text)
    }
  })

  it('tells of a failure where it was, without the values it met', async () => {
    const broken = await startApi(
      { passwords: { ...api.deps.passwords, verify: () => failOn(api, account.email) } },
      { logLevel: 'info', logTo: { write: (line) => lines.push(line) } },
    )
    const answer = await broken.call('/api/v1/sessions', {
      payload: { account_slug: account.slug, email: account.email, password },
    })
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal' })
    expect(answer.body).not.toMatch(/postgres|select|uuid|22P02/i)
    const line = lines.find((text) => text.includes(answer.json().request_id)) ?? ''
    expect(JSON.parse(line).err).toMatchObject({ type: 'PostgresError', message: '22P02' })
    expect(lines.join('')).not.toContain(account.email)
    await broken.stop()
  })
})

async function failOn({ sql }: Api, text: string): Promise<boolean> {
  await sql`select ${text}::text::uuid`
  return true
}
