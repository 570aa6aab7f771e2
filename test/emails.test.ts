import { render } from '@react-email/components'
import { describe, expect, it, vi } from 'vitest'
import { copies } from '../emails/copy.ts'
import { resolveLocale } from '../emails/locale.ts'
import { compileEmail, compileHtml, compileText, variablesIn } from '../emails/mustache.ts'
import { builtInTemplate, renderInviteEmail, renderPasswordChangedEmail } from '../emails/render.ts'
import { dark, light } from '../emails/style.ts'

vi.mock('@react-email/components', async (original) => {
  const components = await original<typeof import('@react-email/components')>()
  return { ...components, render: vi.fn(components.render) }
})

const inviteLink = 'https://id.example.com/accept?token=v1.k_-Z&a=b'
const declineLink = 'https://id.example.com/decline?token=v1.k_-Z&a=b'
const links = { inviteLink, declineLink }
const moment = new Date('2026-06-22T14:05:00Z')
const usual = { lang: 'en', name: 'Pat Lee', invitedBy: 'Dana Cruz', accountName: 'Acme' }
const nameless = { name: '', invitedBy: ' ', accountName: '\u200b' }

const invite = (values: Partial<typeof usual> & { message?: string | null } = {}) =>
  renderInviteEmail({ ...usual, ...links, expiresAt: moment, message: null, ...values })
const notice = (values: Partial<typeof usual> = {}) =>
  renderPasswordChangedEmail({ ...usual, changedAt: moment, ...values })

const count = (text: string, part: string) => text.split(part).length - 1
const href = (link: string) => `href="${link.replace('&', '&amp;')}"`

describe('an invitation', () => {
  it('has the subject and the opening the spec gives it', async () => {
    const { subject, html, text } = await invite()
    expect(subject).toBe("You've Been Invited")
    expect(text).toMatch(/^You've been invited to join Acme\n\nHi Pat Lee,\n\nDana Cruz has sent/)
    expect(html).toContain('>You\'ve been invited to join <span dir="auto">Acme</span></h1>')
    expect(html).toContain('data-skip-in-text="true">You\'ve been invited to join Acme<')
  })

  it('opens and greets without names where it knows none', async () => {
    const { html, text } = await invite({ ...nameless, message: 'Welcome' })
    expect(text).toMatch(/^You've been invited\n\nHello,\n\nAccepting this invitation/)
    expect(text).toContain('Message for you:')
    expect(html).not.toMatch(/to join|Hi |<span dir="auto">/)
  })

  it('has its link in the button, in clear and once in the text, and another to decline', async () => {
    const { html, text } = await invite()
    expect(html).toContain(`<a class="action" ${href(inviteLink)}`)
    expect(count(html, href(inviteLink))).toBe(2)
    expect(count(html, `>${inviteLink.replace('&', '&amp;')}</a>`)).toBe(1)
    expect(count(html, href(declineLink))).toBe(1)
    expect(text).toContain('Not expecting this? You can safely ignore this message.\nDecline')
    const linkLines = text.split('\n').filter((line) => line.includes('://'))
    expect(linkLines).toEqual([inviteLink, declineLink])
  })

  it('keeps the paragraphs of a personal message, and marks them as not ours', async () => {
    const { html, text } = await invite({ message: 'Welcome!\r\n\n\n\u2028See <you>.\u0007 ' })
    expect(html).toContain('>Welcome!<br />\n<br />\nSee &lt;you&gt;.</p>')
    expect(text).toContain('\n\nMessage from Dana Cruz:\n\n> Welcome!\n> \n> See <you>.\n\nAccept')
  })

  it.each([null, '', ' \n '])('leaves no trace of a message that is %j', async (message) => {
    const { html, text } = await invite({ message })
    expect(html).not.toMatch(/class="tint"|Message from|<p[^>]*><\/p>/)
    expect(text).not.toMatch(/Message from|^>|\n\n\n/m)
  })

  it('folds its text at 76 characters, the quoted message too', async () => {
    const { text } = await invite({ message: 'words and more words '.repeat(20) })
    const lines = text.split('\n').filter((line) => !line.startsWith('https://'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76)
    expect(lines.filter((line) => line.startsWith('> ')).length).toBeGreaterThan(4)
  })

  it('asks React once for each language, however many messages follow', async () => {
    const template = await builtInTemplate('INVITE_USER', 'pt')
    const rendered = vi.mocked(render).mock.calls.length
    for (let i = 0; i < 1_000; i += 1) await invite({ lang: 'pt', name: `Pat ${i}` })
    expect(vi.mocked(render).mock.calls.length).toBe(rendered)
    expect(await builtInTemplate('INVITE_USER', 'pt')).toBe(template)
  })
})

it('a notice says whose password was set, when and how, what to do, and holds no link', async () => {
  const { subject, html, text } = await notice()
  expect(subject).toBe('Your password for Acme was set')
  expect(text).toMatch(/^Your password for Acme was set\n\nHi Pat Lee,\n\nOn June 22, 2026 at/)
  expect(text.replaceAll('\n', ' ')).toMatch(/through an invitation.*contact an administrator/)
  expect(html).not.toMatch(/<a |href=/)
  expect((await notice(nameless)).subject).toBe('Your password was set')
})

describe('a language', () => {
  const tags =
    'de=de de-AT=de PT-br=pt ja-JP-x-any=ja es_MX=es den=en i-en=en constructor=en *=en ='
  it.each(tags.split(' '))('is looked up as RFC 4647 says: %s', (pair) => {
    const [tag, locale] = pair.split('=')
    expect(resolveLocale(tag || null)).toBe(locale || 'en')
  })

  it.each([
    ['en', 'June 22, 2026 at 2:05 PM UTC'],
    ['de', '22. Juni 2026 um 14:05 UTC'],
    ['fr', '22 juin 2026 à 14:05 UTC'],
    ['es', '22 de junio de 2026 a las 14:05 UTC'],
    ['pt', '22 de junho de 2026 às 14:05 UTC'],
    ['ja', '2026年6月22日 14:05 UTC'],
  ])('says everything, with its own dates: %s', async (lang, date) => {
    const { html, text } = await invite({ lang, message: 'Moin' })
    const { accept, decline } = copies[resolveLocale(lang)].invite
    const told = ['Pat Lee', 'Dana Cruz', 'Acme', 'Moin', accept, decline, date]
    for (const value of told) for (const form of [html, text]) expect(form).toContain(value)
    expect(html + text).not.toContain('{{')
    expect((await notice({ lang })).text).toContain(date)
  })

  it.each(Object.keys(copies))('is complete and its own: %s', (locale) => {
    for (const [i, sentence] of sentences(copies[resolveLocale(locale)]).entries()) {
      const english = sentences(copies.en)[i] ?? ''
      expect(variablesIn(sentence), sentence).toEqual(variablesIn(english))
      expect(sentence === english, sentence).toBe(locale === 'en')
    }
  })

  it('runs its own way, and nothing else decides where a line starts', async () => {
    const { html } = await invite({ lang: 'fr', message: 'Moin' })
    expect(html).toContain('<html dir="ltr" lang="fr">')
    expect(html).toContain('class="card" lang="fr" dir="ltr"')
    expect(html).not.toMatch(/text-align|float|(margin|border)-(left|right):[^0]/)
  })
})

describe('what others wrote', () => {
  const everywhere = (name: string) => ({ name, invitedBy: name, accountName: name, message: name })

  it('is never read as HTML', async () => {
    const { html, text } = await invite(everywhere(`<img src="x" onerror='x'> & Co`))
    expect(html).not.toMatch(/<img|"x"|'x'/)
    expect(html).toContain('&lt;img src=&quot;x&quot; onerror=&#39;x&#39;&gt; &amp; Co')
    expect(text).toContain(`Hi <img src="x" onerror='x'> & Co,`)
  })

  it('is never read as a template', async () => {
    const mustache = '{{invite_link}}{{{message}}}{{/name}}{{#a}}'
    const { html, text } = await invite(everywhere(mustache))
    expect(text).toContain(`Hi ${mustache},`)
    expect(html).toContain(`Hi <span dir="auto">${mustache}</span>,`)
  })

  it('adds no header, turns no text round, and keeps joined letters joined', async () => {
    const name = '\u202eP\u0000at\u2066 \u061c\ud800 می\u200cخواهم 👩\u200d🚀'
    const { subject, html, text } = await notice({ name, accountName: 'A\r\nBcc: b@example.com' })
    expect(subject).toBe('Your password for A Bcc: b@example.com was set')
    expect(text).toContain('Hi P at \ufffd می\u200cخواهم 👩\u200d🚀,')
    expect(html + text).not.toMatch(/[\0\u061c\u202a-\u202e\u2066-\u2069]/)
  })

  it('widens no card, however long the name', async () => {
    const { html } = await invite(everywhere('W'.repeat(100)))
    const paragraphs = html.match(/<(?:p|h1) [^>]*>/g) ?? []
    expect(paragraphs.length).toBeGreaterThan(7)
    for (const paragraph of paragraphs) expect(paragraph).toContain('overflow-wrap:anywhere')
  })
})

it('a template of an Account is escaped in every kind of tag, and its subject is one line', () => {
  const source = '{{name}} {{{name}}} {{&name}}'
  expect(compileHtml(source)({ name: '<&' })).toBe('&lt;&amp; &lt;&amp; &lt;&amp;')
  expect(compileText(source)({ name: '<&' })).toBe('<& <& <&')
  const fill = compileEmail({ subject: 'Join\n {{name}}', html: '', text: '' })
  expect(fill({ name: 'A\r\nB' }).subject).toBe('Join A B')
  const names = variablesIn('{{! no }}{{#a}}{{^b}}{{{c}}}{{/b}}{{/a}}{{> d}}{{&e.f}}')
  expect(names).toEqual(new Set(['a', 'b', 'c', 'd', 'e.f']))
  expect(() => variablesIn('{{#a}}')).toThrow('Unclosed section "a"')
})

it.each([light, dark])('text and its ground differ by 4.5:1, as WCAG asks', (palette) => {
  const { card, tint, ink, quiet, link, action, onAction } = palette
  for (const text of [ink, quiet]) expect(contrast(text, tint)).toBeGreaterThan(4.5)
  for (const text of [ink, quiet, link]) expect(contrast(text, card)).toBeGreaterThan(4.5)
  expect(contrast(onAction, action)).toBeGreaterThan(4.5)
})

type Words = { [key: string]: string | Words }

const sentences = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : sentences(value)))

function contrast(one: string, other: string): number {
  const ratio = (luminance(one) + 0.05) / (luminance(other) + 0.05)
  return Math.max(ratio, 1 / ratio)
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const weights = [0.2126, 0.7152, 0.0722]
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  return channels.reduce((sum, channel, i) => sum + linear(channel) * (weights[i] ?? 0), 0)
}
