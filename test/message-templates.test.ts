import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMailer } from '../activities/mailer.ts'
import { negotiateLang, rangesOf } from '../api/languages.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { readOutgoing } from '../db/sending.ts'
import { lookUp } from '../emails/languages.ts'
import { createTemplateBook, ranked } from '../emails/template-book.ts'
import { createLinks } from '../security/links.ts'
import { type Account, type Api, makeKey, publicUrl, signUp, startApi } from './support/api.ts'
import { invite } from './support/environments.ts'
import { appoint } from './support/operators.ts'
import { friend } from './support/portal.ts'

let api: Api
let account: Account
let url: string
let posted: { subject: string; to: string; text: string; html: string }[] = []
beforeAll(async () => {
  const smtp = createTransport({ jsonTransport: true })
  smtp.use('compile', ({ data }, done) => {
    const { subject, to, text, html } = data
    posted.push({
      subject: String(subject),
      to: String(Object(to).address),
      text: String(text),
      html: String(html),
    })
    done()
  })
  api = await startApi({ smtp })
})
beforeEach(async () => {
  account = await signUp(api)
  url = `/api/v1/accounts/${account.slug}/message-templates`
  posted = []
})
afterAll(() => api.stop())

const body = '<p>Hi {{name}}, {{message}}</p><p><a href="{{invite_link}}">Join</a></p>'
const words = {
  key: 'CRM_INVITE',
  medium: 'EMAIL',
  lang: 'en',
  subject: 'Join {{account_name}}',
  body,
}
type Headers = Record<string, string>
const make = (given: object = {}, headers: Headers = account.bearer) =>
  api.call(url, { headers, payload: { ...words, ...given } })
const made = async (given: object = {}) => {
  const answer = await make(given)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const change = (id: string, payload: object) =>
  api.call(`${url}/${id}`, { method: 'PATCH', headers: account.bearer, payload })
const remove = (id: string) =>
  api.call(`${url}/${id}`, { method: 'DELETE', headers: account.bearer })
const preview = async (payload: object, headers: Headers = account.bearer) =>
  (await api.call(`${url}/preview`, { headers, payload })).json()
const inside = () => ({ ...account.bearer, 'x-environment-id': account.environmentId })
const invited = (given: object) => invite(api, inside(), friend({ send_email: true, ...given }))

/** What the worker would post for an invite; the mail server is a stand-in that keeps it. */
async function sent(id: string) {
  const transport = createTransport({ jsonTransport: true })
  const links = createLinks({ write: () => 'a.token', shorten: () => 'a.token' }, publicUrl)
  const readTemplate = (template: string) => readTemplateText(api.sql, template)
  const { mailFrom: from } = api.deps.settings
  const outgoing = await readOutgoing(api.sql, id, 1)
  if (!outgoing) throw new Error('There is nothing to send.')
  const deps = { transport, links, publicUrl, from, texts: null, readTemplate }
  let mail = { subject: '', html: '', text: '' }
  transport.use('compile', ({ data }, done) => {
    const { subject, html, text } = data
    mail = { subject: String(subject), html: String(html), text: String(text) }
    done()
  })
  await createMailer(deps).sendInvite(outgoing, 1, async () => false)
  return mail
}

describe('a message template', () => {
  it('is made, read, listed, changed and deleted', async () => {
    const one = await made({ lang: 'PT-br', subject: ' Olá {{name}} ' })
    expect(one).toMatchObject({ ...words, lang: 'pt-BR', subject: 'Olá {{name}}' })
    const other = await made({
      key: 'OTHER',
      medium: 'SMS',
      subject: null,
      body: '{{invite_link}}',
    })
    const headers = account.bearer
    const page = (await api.call(`${url}?limit=1`, { headers })).json()
    expect(page.data).toEqual([one])
    const next = await api.call(`${url}?cursor=${page.next_cursor}`, { headers })
    expect(next.json()).toEqual({ data: [other], next_cursor: null })
    const filtered = await api.call(`${url}?key=OTHER&medium=SMS`, { headers })
    expect(filtered.json().data).toEqual([other])
    expect((await api.call(`${url}?key=OTHER&medium=EMAIL`, { headers })).json().data).toEqual([])
    const changed = (await change(one.id, { subject: 'New' })).json()
    expect(changed).toMatchObject({ subject: 'New', body })
    expect((await api.call(`${url}/${one.id}`, { headers })).json()).toEqual(changed)
    expect((await remove(one.id)).statusCode).toBe(204)
    expect((await api.call(`${url}/${one.id}`, { headers })).json().code).toBe('not_found')
  })

  it.each<[string, object, string, string]>([
    ['no subject', { subject: null }, 'validation_failed', 'subject'],
    [
      'a subject of two lines',
      { subject: 'a\r\nBcc: eve@evil.test' },
      'validation_failed',
      'subject',
    ],
    [
      'a subject of an SMS',
      { medium: 'SMS', body: '{{invite_link}}' },
      'validation_failed',
      'subject',
    ],
    ['no language', { lang: 'abcd' }, 'validation_failed', 'lang'],
    ['an unknown value', { body: '{{invite_link}} {{nickname}}' }, 'invalid_template', 'body'],
    ['no link', { body: 'Hi' }, 'invalid_template', 'body'],
    ['a key with a blank', { key: 'CRM INVITE' }, 'validation_failed', 'key'],
    ['another medium', { medium: 'FAX' }, 'validation_failed', 'medium'],
  ])('is refused with %s', async (_what, given, code, field) => {
    const answer = await make(given)
    expect(answer.json()).toMatchObject({ code, errors: [{ field }] })
    expect(answer.statusCode).toBe(422)
  })

  it('is one a language, in whatever case that is written', async () => {
    await made({ lang: 'de-AT' })
    const again = await make({ lang: 'DE-at' })
    expect(again.json()).toMatchObject({ code: 'template_taken', errors: [{ field: 'lang' }] })
    await made({ lang: 'de' })
    await made({ lang: 'de-AT', key: 'OTHER' })
    await made({ lang: 'de-AT', medium: 'SMS', subject: null, body: '{{invite_link}}' })
  })

  it('is in 40 languages at most', async () => {
    const { accountId } = account
    await api.sql`
      insert into message_templates (account_id, key, medium, lang, subject, body)
      select ${accountId}, 'CRM_INVITE', 'EMAIL', 'x' || chr(97 + n / 26) || chr(97 + n % 26), 'x', 'x'
      from generate_series(0, 38) n`
    await made()
    expect((await make({ lang: 'de' })).json().code).toBe('too_many_templates')
    await made({ key: 'OTHER' })
  })

  it('keeps what it is, and is judged whole when it is changed', async () => {
    const { id } = await made()
    expect((await change(id, { lang: 'de' })).json().code).toBe('unknown_field')
    expect((await change(id, { body: 'Hi' })).json().errors[0].code).toBe('missing_invite_link')
    expect((await change(id, { subject: '{{#name}}x{{/name}}' })).json().errors[0].code).toBe(
      'empty_subject',
    )
  })

  it('is read and tried by every operator, and written by who manages the account', async () => {
    const { id } = await made()
    const { bearer: headers } = await appoint(api, account, { role: 'user_invite' })
    expect((await api.call(url, { headers })).json().data).toHaveLength(1)
    expect((await api.call(`${url}/${id}`, { headers })).statusCode).toBe(200)
    expect(await preview({ template_id: id }, headers)).toMatchObject({ lang: 'en' })
    expect((await make({ key: 'MINE' }, headers)).json().code).toBe('permission_denied')
    const test = await api.call(`${url}/${id}/test-send`, { headers, payload: {} })
    expect(test.json().code).toBe('permission_denied')
    const secondary = await appoint(api, account, { role: 'secondary_admin' })
    expect((await make({ key: 'MINE' }, secondary.bearer)).statusCode).toBe(201)
    const key = await makeKey(api, account, ['invite.manage'])
    expect((await api.call(url, { headers: key.headers })).json().code).toBe('wrong_principal')
  })
})

describe('an invite names a template', () => {
  it('by its key, and is refused where there is none in its medium', async () => {
    expect((await invited({ template_key: 'CRM_INVITE' })).json()).toMatchObject({
      code: 'unknown_template',
      errors: [{ field: 'template_key' }],
    })
    await made({ medium: 'SMS', subject: null, body: '{{invite_link}}' })
    expect((await invited({ template_key: 'CRM_INVITE' })).json().code).toBe('unknown_template')
    await made()
    expect((await invited({ template_key: 'CRM_INVITE' })).json().template_key).toBe('CRM_INVITE')
    const other = await signUp(api)
    const headers = { ...other.bearer, 'x-environment-id': other.environmentId }
    const foreign = await invite(api, headers, friend({ template_key: 'CRM_INVITE' }))
    expect(foreign.json().code).toBe('unknown_template')
  })

  it('in a bulk call for each row', async () => {
    await made()
    const invites = [friend({ template_key: 'CRM_INVITE' }), friend({ template_key: 'NONE' })]
    const answer = await api.call('/api/v1/identity-invites/bulk-create', {
      headers: inside(),
      payload: { invites },
    })
    expect(answer.json().results).toMatchObject([
      { status: 'created' },
      { status: 'error', error: { code: 'unknown_template', field: 'template_key' } },
    ])
  })

  it('and is sent in its words, previewed to the letter, and in new words when those change', async () => {
    const { id } = await made()
    const given = { template_key: 'CRM_INVITE', lang: 'de', message: 'Moin' }
    const shown = await api.call('/api/v1/identity-invites/preview', {
      headers: inside(),
      payload: friend(given),
    })
    const one = (await invited(given)).json()
    const mail = await sent(one.id)
    expect(mail.subject).toBe('Join Acme')
    expect(mail.html).toContain('<p>Hi Alan Turing, Moin</p>')
    expect(mail.html).toContain(`href="${publicUrl}/app/identity/accept-invite?token=a.token"`)
    expect(mail.text).toContain(`Join <${publicUrl}/app/identity/accept-invite?token=a.token>`)
    expect(shown.json()).toMatchObject({ subject: 'Join Acme', lang: 'en' })
    expect(shown.json().html).toContain('<p>Hi Alan Turing, Moin</p>')
    await change(id, { subject: 'Later' })
    expect((await sent(one.id)).subject).toBe('Later')
  })

  it('in the language that fits best', async () => {
    const { lang: _none, ...unsaid } = words
    for (const lang of ['ja', 'pt-BR', 'de', 'en', 'de-AT'])
      await made({ ...unsaid, lang, subject: lang })
    const subjects: Record<string, string> = {
      'de-AT-1996': 'de-AT',
      'de-CH': 'de',
      pt: 'pt-BR',
      'pt-PT': 'pt-BR',
      fr: 'en',
    }
    for (const [lang, subject] of Object.entries(subjects)) {
      const one = (await invited({ template_key: 'CRM_INVITE', lang })).json()
      expect((await sent(one.id)).subject, lang).toBe(subject)
    }
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    expect((await sent(one.id)).subject).toBe('en')
  })

  it('or says what the Account made of our own, on every tier', async () => {
    const one = (await invited({})).json()
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
    const { id } = await made({ key: 'INVITE_USER', subject: 'Ours' })
    expect((await sent(one.id)).subject).toBe('Ours')
    const shown = await api.call(`/api/v1/accounts/${account.slug}/identity-invites/preview`, {
      headers: account.bearer,
      payload: friend(),
    })
    expect(shown.json().subject).toBe('Ours')
    expect((await remove(id)).statusCode).toBe(204)
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
  })

  it('which is not deleted while it is pending, but for another language', async () => {
    const { id } = await made()
    const { id: german } = await made({ lang: 'de' })
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    expect((await remove(german)).statusCode).toBe(204)
    expect((await remove(id)).json().code).toBe('template_in_use')
    await api.sql`update invites set status = 'revoked' where id = ${one.id}`
    expect((await remove(id)).statusCode).toBe(204)
  })

  it('of which one that went all the same is said in our words', async () => {
    const { id } = await made()
    const one = (await invited({ template_key: 'CRM_INVITE' })).json()
    await api.sql`delete from message_templates where id = ${id}`
    expect((await sent(one.id)).subject).toBe("You've Been Invited")
  })
})

describe('what a template says', () => {
  const shown = (given: object) =>
    preview({ medium: 'EMAIL', lang: 'en', subject: 'x', body, ...given })

  it('stands on our card with the logo, the language and the colour', async () => {
    await api.call(`/api/v1/accounts/${account.slug}/branding`, {
      method: 'PATCH',
      headers: account.bearer,
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
    await api.sql`update accounts set name = 'شركة' where id = ${account.accountId}`
    const { html, text } = await shown({ body: `${body}{{account_name}}, {{name}}` })
    expect(html).toContain('\u2068شركة\u2069, Ada Lovelace')
    expect(text).toContain('\u2068شركة\u2069, Ada Lovelace')
  })

  it('escapes what is said in HTML, and nothing else', async () => {
    await api.sql`update accounts set name = '<b>&"x"' where id = ${account.accountId}`
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
    await api.sql`update accounts set name = ${name} where id = ${account.accountId}`
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
    api.call(`${url}/${id}/test-send`, { headers: account.bearer, payload })

  it('goes to the operator, says that it is one, and its link opens nothing', async () => {
    const { id } = await made()
    expect((await test(id)).json()).toEqual({ medium: 'EMAIL', to: account.email })
    expect(posted).toMatchObject([{ subject: '[Test] Join Acme', to: account.email }])
    const [, token] = /token=([^>\s]+)/.exec(posted[0]?.text ?? '') ?? []
    expect(token).toBe('test')
    const opened = await api.call(`/api/v1/invite-acceptances/${token}`)
    expect(opened.json().code).toBe('invite_not_found')
  })

  it('counts for whom it goes to, like any message', async () => {
    const { id } = await made()
    const email = `${randomUUID()}@people.test`
    await api.sql`
      update accounts set max_sends_per_recipient_per_day = 1 where id = ${account.accountId}`
    expect((await test(id, { to: email })).statusCode).toBe(200)
    expect((await test(id, { to: email.toUpperCase() })).json().code).toBe('recipient_cap')
    const refused = await invite(api, inside(), friend({ email, send_email: true }))
    expect(refused.json().code).toBe('recipient_cap')
    expect(posted).toHaveLength(1)
  })

  it('is refused to nobody, and to a number that nothing reaches', async () => {
    const { id } = await made()
    expect((await test(id, { to: 'nobody' })).json()).toMatchObject({ errors: [{ field: 'to' }] })
    const sms = await made({ medium: 'SMS', subject: null, body: '{{invite_link}}' })
    expect((await test(sms.id, { to: '+491701234567' })).json().code).toBe('sms_not_configured')
  })
})

describe('a language', () => {
  it.each([
    ['de-CH, en;q=0.9', 'de'],
    ['fr;q=0.2, ja;q=0.8', 'ja'],
    ['de;q=0, en', 'en'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hans-CN', undefined],
    ['zh-Hant-x-a', 'zh-Hant'],
    ['*', undefined],
    ['*, de', 'de'],
    ['EN-us', 'en'],
    ['xx, de-AT;q=0.5', 'de'],
    ['en;q=0.8, de;q=0.8', 'en'],
    ['', undefined],
    [';;;,,q=', undefined],
  ])('is negotiated as RFC 4647 and RFC 9110 say: %s', (header, tag) => {
    expect(lookUp(rangesOf(header), ['en', 'de', 'ja', 'zh-Hant'])).toBe(tag)
  })

  it('is one that the message is written in', async () => {
    const message = {
      accountId: account.accountId,
      templateKey: 'INVITE_USER',
      medium: 'EMAIL',
    } as const
    const ask = (header?: string, key = 'INVITE_USER') =>
      negotiateLang(api.sql, { ...message, templateKey: key }, header)
    expect(await ask('it, fr;q=0.5')).toBe('fr')
    expect(await ask('it')).toBeNull()
    expect(await ask()).toBeNull()
    await made({ lang: 'it' })
    expect(await ask('fr, it;q=0.5', 'CRM_INVITE')).toBe('it')
    await made({ lang: 'it', key: 'INVITE_USER' })
    expect(await ask('fr, it;q=0.5')).toBe('it')
  })

  it('is compiled once for many, and anew when its words change', async () => {
    const read = vi.fn(
      async () => ({ ...words, medium: 'SMS', subject: null, version: '1' }) as const,
    )
    const wordingFor = createTemplateBook(read)
    const ask = (version: string) => wordingFor([{ id: 'a', lang: 'en', version }], null)
    await Promise.all(Array.from({ length: 200 }, () => ask('1')))
    expect(read).toHaveBeenCalledOnce()
    await ask('2')
    expect(read).toHaveBeenCalledTimes(2)
    read.mockRejectedValueOnce(new Error('away'))
    await expect(ask('3')).rejects.toThrow('away')
    expect(await ask('3')).toBeDefined()
  })

  it('is the Account’s oldest where nothing else fits', () => {
    const choices = ['b', 'a'].map((id) => ({ id, lang: id === 'a' ? 'ja' : 'de', version: '' }))
    expect(ranked(choices, 'fr').map(({ lang }) => lang)).toEqual(['ja', 'de'])
    expect(ranked(choices, null).map(({ lang }) => lang)).toEqual(['ja', 'de'])
  })
})
