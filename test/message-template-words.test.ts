import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { publicUrl } from './support/api.ts'
import { invite } from './support/environments.ts'
import { body, openTemplates } from './support/message-templates.ts'
import { friend } from './support/portal.ts'

const { account, api, inside, made, posted, preview, url } = openTemplates()

describe('what a template says', () => {
  const shown = (given: object) =>
    preview({ medium: 'EMAIL', lang: 'en', subject: 'x', body, ...given })

  it('stands on our card with the logo, the language and the colour', async () => {
    await api().call(`/api/v1/accounts/${account().slug}/branding`, {
      method: 'PATCH',
      headers: account().bearer,
      payload: { color: '#ffcc00', logo_url: 'https://acme.test/logo.png' },
    })
    const { html } = await shown({ body: '<a class="button" href="{{invite_link}}">Go</a>' })
    expect(html).toContain('<html dir="ltr" lang="en">')
    expect(html).toContain('src="https://acme.test/logo.png"')
    expect(html).toMatch(/\.button \{[^}]*background-color: #ffcc00[^}]*color: #000000/)
    expect(html).toContain('<title>x</title>')
    expect(html).not.toContain('{{')
  })

  it('or is a whole document, which is told its language and nothing else', async () => {
    const source = `<!doctype html><html class="a"><head><title>T</title></head><body>${body}</body></html>`
    const { html } = await shown({ lang: 'he', body: source })
    expect(html).toMatch(/^<!doctype html><html lang="he" dir="rtl" class="a"><head><title>T/)
    expect(html).not.toContain('card')
    const said = await shown({ lang: 'he', body: source.replace('class="a"', 'dir="ltr"') })
    expect(said.html).toContain('<html lang="he" dir="ltr">')
  })

  it.each(['ar', 'he', 'fa-IR', 'ur', 'uz-Arab'])('runs from right to left in %s', async (lang) => {
    const { html } = await shown({ lang })
    expect(html).toContain(`<html dir="rtl" lang="${lang}">`)
    expect(html).toContain(`class="card" lang="${lang}" dir="rtl"`)
    expect(html).toContain('Hi \u2068Ada Lovelace\u2069')
    expect(html).not.toMatch(/text-align|float/)
  })

  it('keeps names apart that run the other way', async () => {
    await api().sql`update accounts set name = 'شركة' where id = ${account().accountId}`
    const { html, text } = await shown({ body: `${body}{{account_name}}, {{name}}` })
    expect(html).toContain('\u2068شركة\u2069, Ada Lovelace')
    expect(text).toContain('\u2068شركة\u2069, Ada Lovelace')
  })

  it('escapes what is said in HTML, and nothing else', async () => {
    await api().sql`update accounts set name = '<b>&"x"' where id = ${account().accountId}`
    const given = { subject: '{{account_name}}', body: `${body}<i>{{account_name}}</i>` }
    const { subject, html, text } = await shown(given)
    expect(subject).toBe('<b>&"x"')
    expect(html).toContain('<i>&lt;b&gt;&amp;&quot;x&quot;</i>')
    expect(text).toContain('<b>&"x"')
    const sms = await preview({
      medium: 'SMS',
      lang: 'en',
      body: '{{account_name}} {{invite_link}}',
    })
    expect(sms.text).toMatch(/^<b>&"x" http/)
  })

  it('lets no value read as Mustache, and no value into a header', async () => {
    const name = 'Acme =?utf-8?Q?x?= {{invite_link}}'
    await api().sql`update accounts set name = ${name} where id = ${account().accountId}`
    const { subject, text } = await shown({
      subject: '{{account_name}}',
      body: `${body}{{account_name}}`,
    })
    expect(subject).toBe('Acme = ?utf-8?Q?x?= {{invite_link}}')
    expect(text).toContain('{{invite_link}}')
  })

  it('is counted in segments for a number', async () => {
    const sms = await preview({ medium: 'SMS', lang: 'de', body: 'Grüße {{name}} {{invite_link}}' })
    const { text } = sms
    expect(sms).toEqual({
      lang: 'de',
      subject: null,
      html: null,
      text: `Grüße Ada Lovelace ${publicUrl}/app/identity/accept-invite?token=test`,
      segments: { encoding: 'GSM-7', count: 1, units: text.length },
    })
    const turkish = await preview({ medium: 'SMS', lang: 'tr', body: 'ş {{name}} {{invite_link}}' })
    expect(turkish.segments).toMatchObject({ encoding: 'UCS-2', count: 2 })
  })

  it('is shown of one that is saved, too, and of no other Account’s', async () => {
    const { id } = await made({ subject: 'Saved' })
    expect((await preview({ template_id: id })).subject).toBe('Saved')
    expect((await preview({ template_id: randomUUID() })).code).toBe('unknown_template')
    expect(await preview({ medium: 'EMAIL' })).toMatchObject({ errors: [{ field: 'lang' }] })
    const wrong = await preview({ medium: 'EMAIL', lang: 'en', subject: 'x', body: 'x' })
    expect(wrong.code).toBe('invalid_template')
  })
})

describe('a test of a template', () => {
  const test = async (id: string, payload: object = {}) =>
    api().call(`${url()}/${id}/test-send`, { headers: account().bearer, payload })

  it('goes to the operator, says that it is one, and its link opens nothing', async () => {
    const { id } = await made()
    expect((await test(id)).json()).toEqual({ medium: 'EMAIL', to: account().email })
    expect(posted()).toMatchObject([{ subject: '[Test] Join Acme', to: account().email }])
    const [, token] = /token=([^>\s]+)/.exec(posted()[0]?.text ?? '') ?? []
    expect(token).toBe('test')
    const opened = await api().call(`/api/v1/invite-acceptances/${token}`)
    expect(opened.json().code).toBe('invite_not_found')
  })

  it('counts for whom it goes to, like any message', async () => {
    const { id } = await made()
    const email = `${randomUUID()}@people.test`
    await api().sql`
      update accounts set max_sends_per_recipient_per_day = 1 where id = ${account().accountId}`
    expect((await test(id, { to: email })).statusCode).toBe(200)
    expect((await test(id, { to: email.toUpperCase() })).json().code).toBe('recipient_cap')
    const refused = await invite(api(), inside(), friend({ email, send_email: true }))
    expect(refused.json().code).toBe('recipient_cap')
    expect(posted()).toHaveLength(1)
  })

  it('is refused to nobody, and to a number that nothing reaches', async () => {
    const { id } = await made()
    expect((await test(id, { to: 'nobody' })).json()).toMatchObject({ errors: [{ field: 'to' }] })
    const sms = await made({ medium: 'SMS', subject: null, body: '{{invite_link}}' })
    expect((await test(sms.id, { to: '+491701234567' })).json().code).toBe('sms_not_configured')
  })
})
