import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOn } from '../emails/contrast.ts'
import { copies } from '../emails/copy.ts'
import { renderInviteEmail, renderPasswordChangedEmail } from '../emails/render.ts'
import { dark, light } from '../emails/style.ts'
import { type Account, type Api, makeKey, signUp, startApi } from './support/api.ts'
import { appoint } from './support/operators.ts'

const nothing = { logo_url: null, color: null, sender_name: null, reply_to: null }
const looks = {
  logo_url: 'https://acme.test/logo.png?a=1&b=2',
  color: '#ffcc00',
  sender_name: 'Acme "People", Ltd.',
  reply_to: 'people@acme.test',
}

describe('the branding of an account', () => {
  let api: Api
  let account: Account
  let url: string
  beforeAll(async () => {
    api = await startApi()
  })
  beforeEach(async () => {
    account = await signUp(api)
    url = `/api/v1/accounts/${account.slug}/branding`
  })
  afterAll(() => api.stop())
  const read = async () => (await api.call(url, { headers: account.bearer })).json()
  const change = (payload: object, headers: Record<string, string> = account.bearer) =>
    api.call(url, { headers, payload, method: 'PATCH' })

  it('is nothing at first, what is given then, and nothing again with null', async () => {
    expect(await read()).toEqual(nothing)
    expect((await change({ ...looks, color: '#FFCC00' })).json()).toEqual(looks)
    expect((await change({ color: null })).json()).toEqual({ ...looks, color: null })
    expect((await change({})).json()).toEqual({ ...looks, color: null })
    expect((await change(nothing)).json()).toEqual(nothing)
    expect(await read()).toEqual(nothing)
  })

  it.each([
    ['a logo without TLS', { logo_url: 'http://acme.test/logo.png' }],
    ['a logo that is a script', { logo_url: 'javascript:alert(1)' }],
    ['a logo that leaves its attribute', { logo_url: 'https://acme.test/"onerror="x' + '\n' }],
    ['a colour by name', { color: 'red' }],
    ['a colour of three digits', { color: '#fc0' }],
    ['a colour that leaves the style sheet', { color: '#ffcc00}' }],
    ['a sender of 101 characters', { sender_name: 'x'.repeat(101) }],
    ['a sender that adds a header', { sender_name: 'Acme\r\nBcc: eve@evil.test' }],
    ['a sender that is nothing', { sender_name: ' ' }],
    ['a reply address that is none', { reply_to: 'people' }],
    ['two reply addresses', { reply_to: 'a@acme.test, b@acme.test' }],
    ['a reply address that adds a header', { reply_to: 'a@acme.test\r\nBcc: eve@evil.test' }],
  ])('refuses %s', async (_what, given) => {
    const answer = await change(given)
    expect(answer.json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: Object.keys(given)[0] }],
    })
    expect(await read()).toEqual(nothing)
  })

  it('takes a logo on loopback, and as many as 100 characters of a sender', async () => {
    const given = { logo_url: 'http://127.0.0.1:8080/logo.png', sender_name: '🦊'.repeat(100) }
    expect((await change(given)).json()).toMatchObject(given)
    const long = `http://localhost/${'x'.repeat(1983)}`
    expect((await change({ logo_url: long })).json().logo_url).toBe(long)
    expect((await change({ logo_url: `${long}x` })).statusCode).toBe(422)
  })

  it('is tried on in a preview, as far as it is given, and not kept', async () => {
    await change({ reply_to: 'people@acme.test' })
    const preview = (payload: object, headers = account.bearer) =>
      api.call(`${url}/preview`, { headers, payload })
    const { from, reply_to, html } = (await preview({ ...looks, reply_to: undefined })).json()
    expect([from, reply_to]).toEqual([expect.stringContaining('Acme'), 'people@acme.test'])
    expect(html).toContain('#ffcc00')
    expect((await preview({ reply_to: null })).json().reply_to).toBeNull()
    expect((await preview({ color: 'red' })).json()).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'color' }],
    })
    expect(await read()).toEqual({ ...nothing, reply_to: 'people@acme.test' })
    const other = await signUp(api)
    expect((await preview({}, other.bearer)).json().code).toBe('not_found')
  })

  it('is read by every operator, changed by who manages the account, and no other tenant’s', async () => {
    const inviter = await appoint(api, account, { role: 'user_invite' })
    expect((await api.call(url, { headers: inviter.bearer })).statusCode).toBe(200)
    expect((await change({ color: '#000000' }, inviter.bearer)).json().code).toBe(
      'permission_denied',
    )
    const other = await signUp(api)
    expect((await change({ color: '#000000' }, other.bearer)).json().code).toBe('not_found')
    expect((await api.call(url, { headers: other.bearer })).json().code).toBe('not_found')
    const { headers } = await makeKey(api, account, ['invite.read'])
    expect((await api.call(url, { headers })).json().code).toBe('wrong_principal')
  })
})

describe('a branded message', () => {
  const values = {
    lang: 'en',
    name: 'Pat Lee',
    inviteLink: 'https://id.test/accept?token=a',
    declineLink: 'https://id.test/decline?token=a',
    invitedBy: 'Dana Cruz',
    accountName: 'Acme',
    expiresAt: new Date('2026-06-22T14:05:00Z'),
    message: null,
  }
  const branded = (branding: { logoUrl: string | null; color: string | null }) =>
    renderInviteEmail({ ...values, branding })
  const button = /<a class="action"[^>]*style="([^"]*)"/

  it('has the logo and the colour, in light and in dark', async () => {
    const { html, text } = await branded({ logoUrl: looks.logo_url, color: looks.color })
    expect(html).toContain('src="https://acme.test/logo.png?a=1&amp;b=2"')
    expect(html).toMatch(/<img[^>]* alt="Acme"/)
    expect(button.exec(html)?.[1]).toContain('background-color:#ffcc00')
    expect(button.exec(html)?.[1]).toContain('color:#000000')
    expect(html).toContain('.action { background-color: #ffcc00 !important; color: #000000')
    expect(html + text).not.toContain('{{')
    expect(text).not.toContain('logo.png')
  })

  it('looks like ours without', async () => {
    const { html } = await branded({ logoUrl: null, color: null })
    expect(html).toBe((await renderInviteEmail(values)).html)
    expect(html).not.toContain('<img')
    expect(button.exec(html)?.[1]).toContain(`background-color:${light.action}`)
    expect(html).toContain(`.action { background-color: ${dark.action} !important`)
  })

  it('lets nothing but a colour into its style sheet, and nothing out of an attribute', async () => {
    const logoUrl = 'https://acme.test/"><script>'
    const { html } = await branded({ logoUrl, color: 'red} body{display:none' })
    expect(html).not.toMatch(/<script|display:none}|body\{/)
    expect(button.exec(html)?.[1]).toContain(`background-color:${light.action}`)
  })

  it('is the notice about a password too, in every language', async () => {
    for (const lang of Object.keys(copies)) {
      const branding = { logoUrl: looks.logo_url, color: null }
      const notice = { lang, name: 'Pat', accountName: 'Acme', changedAt: new Date(), branding }
      const { html, text } = await renderPasswordChangedEmail(notice)
      expect(html).toContain('src="https://acme.test/logo.png')
      expect(html + text).not.toContain('{{')
    }
  })

  it.each(['#000000', '#ffffff', '#767676', '#777777', '#ff0000', '#00ff00', '#0000ff', '#808000'])(
    'has text on %s that differs by 4.5:1',
    (color) => expect(contrast(color, textOn(color))).toBeGreaterThan(4.5),
  )
})

function contrast(one: string, other: string): number {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05)
  return Math.max(ratio, 1 / ratio)
}

function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const weights = [0.2126, 0.7152, 0.0722]
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  return channels.reduce((sum, channel, i) => sum + linear(channel) * (weights[i] ?? 0), 0)
}
