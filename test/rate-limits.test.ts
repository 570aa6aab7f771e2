import { describe, expect, it } from 'vitest'
import { type Api, openApi, signUp, startApi } from './support/api.ts'

const all = await startApi()
const settings = { ...all.deps.settings, rateLimitPerMinute: 3, publicRateLimitPerMinute: 3 }
const account = await signUp(all)
const api = await openApi({ ...all.deps, settings })

const many = async (times: number, ask: () => ReturnType<Api['call']>) => {
  const codes: number[] = []
  for (let i = 0; i < times; i += 1) codes.push((await ask()).statusCode)
  return codes
}
const lookUp = (remoteAddress: string) =>
  api.call('/api/v1/invite-acceptances/no-token', { remoteAddress })

describe('so many requests a minute', () => {
  it('are answered for each principal, then 429 says when to come back', async () => {
    const ask = () =>
      api.call(`/api/v1/accounts/${account.slug}/environments`, { headers: account.bearer })
    const first = await ask()
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' })
    expect(await many(2, ask)).toEqual([200, 200])
    const refused = await ask()
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    const seconds = Number(refused.headers['retry-after'])
    expect(seconds).toBe(refused.json().retry_after_seconds)
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(refused.headers['ratelimit-remaining']).toBe('0')
  })

  it('are answered for each address on public routes', async () => {
    expect(await many(4, () => lookUp('192.0.2.1'))).toEqual([404, 404, 404, 429])
    expect(await many(1, () => lookUp('192.0.2.2'))).toEqual([404])
  })

  it.each([
    ['short links', '/i/AAAAAAAAAAAAAAAAAAAAAA', undefined, '192.0.2.5', 404],
    ['registrations', '/useractions-srv/registration?invite_id=x', {}, '192.0.2.6', 404],
  ])('are answered to who tries out %s', async (_what, url, payload, remoteAddress, status) => {
    const guess = () => api.call(url, { remoteAddress, ...(payload && { payload }) })
    expect(await many(4, guess)).toEqual([status, status, status, 429])
    expect((await guess()).headers['retry-after']).toMatch(/^\d+$/)
  })

  it('are counted for the address our proxy saw, whatever the caller claims', async () => {
    const claim = (address: string) =>
      api.call('/api/v1/invite-acceptances/no-token', {
        headers: { 'x-forwarded-for': `${address}, 192.0.2.4` },
      })
    const codes: number[] = []
    for (const i of [1, 2, 3, 4]) codes.push((await claim(`198.51.100.${i}`)).statusCode)
    expect(codes).toEqual([404, 404, 404, 429])
  })

  it('are answered for a whole /64, since one caller has all of it', async () => {
    const addresses = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::', '2001:db8::3']
    const codes: number[] = []
    for (const address of addresses) codes.push((await lookUp(address)).statusCode)
    expect(codes).toEqual([404, 404, 404, 429])
    expect((await lookUp('2001:db8:0:1::1')).statusCode).toBe(404)
  })

  it('may fail to authenticate from one address', async () => {
    const guess = () =>
      api.call('/api/v1/identity-invites', {
        headers: { 'x-api-key': 'vst_guess' },
        remoteAddress: '192.0.2.3',
      })
    expect(await many(4, guess)).toEqual([401, 401, 401, 429])
    expect(await many(1, () => lookUp('192.0.2.3'))).toEqual([404])
  })

  it('do not count where machines ask', async () => {
    expect(new Set(await many(5, () => api.call('/healthz')))).toEqual(new Set([200]))
  })
})
