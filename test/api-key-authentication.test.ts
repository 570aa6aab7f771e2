import { describe, expect, it } from 'vitest'
import { makeKey, openApi, signUp } from './support/api.ts'

const api = await openApi()
const account = await signUp(api)

const read = async (headers: object, url: string) => {
  const answer = await api.call(url, { headers: { ...headers } })
  return [answer.statusCode, answer.json().code]
}

describe('an API key', () => {
  const invites = '/api/v1/identity-invites'

  it('works until it is revoked or over, and notes its use', async () => {
    const { id, headers } = await makeKey(api, account, ['invite.read'])
    expect((await read(headers, invites))[0]).toBe(200)
    await expect
      .poll(
        async () =>
          (
            await api.sql`select from api_keys where id = ${id}
        and last_used_at > now() - interval '1 minute'`
          ).length,
      )
      .toBe(1)
    await api.sql`update api_keys set expires_at = now() where id = ${id}`
    expect(await read(headers, invites)).toEqual([401, 'unauthenticated'])
  })

  it('is refused with another secret, and when it is no key at all', async () => {
    const { headers } = await makeKey(api, account, ['invite.read'])
    const altered = headers['x-api-key'].replace(/.{4}$/, 'AAAA')
    for (const key of [altered, 'vst_', '', `${headers['x-api-key']} `.repeat(2), 'ключ']) {
      expect(await read({ 'x-api-key': key }, invites)).toEqual([401, 'unauthenticated'])
    }
  })

  it.each(['2026-12-31T23:59:60Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'])(
    'asks for invites after a time there is, not %s',
    async (time) => {
      const { headers } = await makeKey(api, account, ['invite.read'])
      const url = `${invites}?created_after=${encodeURIComponent(time)}`
      expect(await read(headers, url)).toEqual([422, 'validation_failed'])
    },
  )

  it('misses by name the permission it lacks', async () => {
    const { headers } = await makeKey(api, account, ['identity.read'])
    const answer = await api.call(invites, { headers })
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'permission_denied',
      missing_permission: 'invite.read',
    })
    expect(await read(headers, `/api/v1/accounts/${account.slug}/environments`)).toEqual([
      403,
      'wrong_principal',
    ])
  })
})
