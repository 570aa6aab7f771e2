import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { openEnvironment, settle } from './support/environments.ts'

const api = await openApi()
const env = await openEnvironment(api)
const make = async () => String((await env.invite({})).json().id)
const ids = {
  pending: await make(),
  revoked: await make(),
  withdrawn: await make(),
  rejected: await make(),
  overdue: await make(),
}
await settle(api, ids.revoked ?? '')
await api.sql`update invites set status = 'rejected' where id = ${ids.rejected ?? ''}`
await api.sql`update invites set revocation = '{}' where id = ${ids.withdrawn ?? ''}`
await api.sql`
  update invites set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
  where id = ${ids.overdue ?? ''}`

const list = async (query: string) => {
  const headers = { ...env.bearer, 'x-environment-id': env.environmentId }
  const answer = await api.call(`/api/v1/identity-invites?${query}`, { headers })
  return answer.json()
}
const idsOf = async (query: string) => (await list(query)).data.map(({ id }: { id: string }) => id)
const history = () => [ids.overdue, ids.rejected, ids.withdrawn, ids.revoked]

describe('a list of invites with several statuses', () => {
  it('shows all of them, newest first, however they are asked for', async () => {
    const wanted = ['accepted', 'expired', 'revoked', 'rejected']
    expect(await idsOf(`status=${wanted.join(',')}`)).toEqual(history())
    expect(await idsOf(`status=${wanted.join('&status=')}`)).toEqual(history())
    expect(await idsOf('status=pending,revoked,pending')).toEqual([
      ids.withdrawn,
      ids.revoked,
      ids.pending,
    ])
    expect(await idsOf('status=pending')).toEqual([ids.pending])
  })

  it('goes on from page to page', async () => {
    const query = 'status=expired,revoked,rejected&limit=3'
    const { data, next_cursor } = await list(query)
    const rest = await idsOf(`${query}&cursor=${next_cursor}`)
    expect([...data.map(({ id }: { id: string }) => id), ...rest]).toEqual(history())
  })

  it.each(['pending,', 'pending,odd', 'odd', ',', 'pending&status=odd'])(
    'refuses what is no status: %s',
    async (status) => {
      const { code, errors } = await list(`status=${status}`)
      expect(code).toBe('validation_failed')
      expect(errors[0].field).toMatch(/^status/)
    },
  )
})
