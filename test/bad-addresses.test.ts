import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseEmail } from '../domain/address.ts'
import { openApi } from './support/api.ts'
import { openEntrances } from './support/entrances.ts'

const api = await openApi()
const open = await openEntrances(api)

const local = (bytes: number) => 'a'.repeat(bytes)
/** A domain of so many characters, in labels of up to 63. */
const domain = (length: number) => `${'d.'.repeat((length - 6) / 2)}${length % 2 ? 'e' : ''}x.test`

describe('an address is refused everywhere it comes in', () => {
  it.each([
    ['nothing', ' '],
    ['no @', 'ada.example.com'],
    ['two @', 'ada@home@example.com'],
    ['no dot in the domain', 'ada@localhost'],
    ['a dot at the end', 'ada@example.com.'],
    ['a dot first', '.ada@example.com'],
    ['a dot last', 'ada.@example.com'],
    ['two dots', 'ada..b@example.com'],
    ['a quoted local part', '"ada b"@example.com'],
    ['a comment', 'ada(work)@example.com'],
    ['a display name', 'Ada <ada@example.com>'],
    ['two addresses', 'ada@example.com,eve@example.com'],
    ['an IP literal', 'ada@[127.0.0.1]'],
    ['an IP address', 'ada@127.0.0.1'],
    ['an IP address in full-width digits', 'ada@１２７.０.０.１'],
    ['a hyphen first in a label', 'ada@-example.com'],
    ['an underscore in the domain', 'ada@exa_mple.com'],
    ['65 bytes before the @', `${local(65)}@example.com`],
    ['65 bytes before the @ in 33 letters', `${'ö'.repeat(33)}@example.com`],
    ['a label of 64', `ada@${local(64)}.com`],
    ['a label of 70 once it travels', `ada@${'ö'.repeat(63)}.com`],
    ['255 bytes', `${local(64)}@${domain(190)}`],
    ['a line break and a header', 'ada@example.com\r\nBcc: eve@example.com'],
    ['a control character', 'a\u0007da@example.com'],
    ['a bidi override', '\u202eada@example.com'],
    ['a zero-width space', 'ada\u200b@example.com'],
    ['a zero-width joiner in the domain', 'ada@exam\u200dple.com'],
    ['a soft hyphen', 'ada@exam\u00adple.com'],
    ['a letter that is not drawn', 'ada\u3164@example.com'],
    ['a blank Braille cell', 'ada\u2800@example.com'],
    ['a variation selector', 'ada\ufe0f@example.com'],
    ['an accent on nothing', '\u0301ada@example.com'],
    ['no-break space', 'ada\u00a0b@example.com'],
    ['a Cyrillic a among Latin letters', 'аda@example.com'],
    ['a Cyrillic a in the domain', 'ada@exаmple.com'],
    ['a Cyrillic a in the domain, as it travels', 'ada@xn--exmple-4nf.com'],
    ['Cyrillic that reads as Latin', 'асе@example.com'],
    ['a Cyrillic domain that reads as Latin', 'ada@аррӏе.com'],
    ['a Greek omicron', 'bοb@example.com'],
    ['a long s', 'aſh@example.com'],
    ['full-width letters', 'ａｄａ@example.com'],
    ['mathematical letters', '𝐚𝐝𝐚@example.com'],
    ['a ligature', 'ﬁona@example.com'],
    ['an account-of sign in the domain', 'ada@℀.com'],
    ['a domain that is no Punycode', 'ada@xn--a.com'],
    ['a label that only looks like Punycode', 'ada@xn---b0x.com'],
  ])('%s', async (_what, email) => {
    const before = await open.count()
    for (const { name, refused } of open.entrances) {
      const { code, fields } = (await refused({ email })) ?? {}
      expect([name, code, fields]).toEqual([name, 'validation_failed', ['email']])
    }
    expect(await open.count()).toBe(before)
  })

  it('also where answers to mails go', async () => {
    for (const reply_to of ['ada@127.0.0.1', 'аda@example.com', 'a@b.test\r\nBcc: c@d.test']) {
      const answer = await api.call(`/api/v1/accounts/${open.account.slug}/branding`, {
        method: 'PATCH',
        headers: open.account.bearer,
        payload: { reply_to },
      })
      expect(answer.json()).toMatchObject({ status: 422, errors: [{ field: 'reply_to' }] })
    }
  })
})

describe('an address is taken', () => {
  it.each([
    ['with a tag', 'ada+invites@example.com'],
    ['with what RFC 5322 allows', "o'hara!#$%&*/=?^_`{|}~-@example.com"],
    ['of 64 bytes before the @', `${local(64)}@example.com`],
    ['with a label of 63', `ada@${local(63)}.com`],
    ['of 254 bytes', `${local(64)}@${domain(189)}`],
    ['in Cyrillic', 'иван+news@почта.рф'],
    ['in Cyrillic that could be Latin, where all is Cyrillic', 'сара@почта.рф'],
    ['in Japanese, with Latin', 'tanaka田中@例え.jp'],
    ['in Hindi', 'दे@उदाहरण.भारत'],
    ['in Hebrew', 'אבא@דוגמה.co.il'],
    ['with an accent', 'zoë@exämple.com'],
    ['of two alphabets in two words', 'ivan.иванов@example.com'],
  ])('%s', (_what, email) => {
    expect(parseEmail(email)).toBe(email)
  })

  it('as it was typed, in NFC and without blanks around', () => {
    expect(parseEmail('\t Zoe\u0308@Example.COM\n')).toBe('Zoë@Example.COM')
  })
})

describe('one person', () => {
  const id = randomUUID()
  it.each([
    ['in capitals', `zoë-${id}@bücher.test`, `ZOË-${id}@BÜCHER.TEST`],
    ['in NFD', `renée-${id}@bücher.test`, `rene\u0301e-${id}@bu\u0308cher.test`],
    ['with the domain as it travels', `kim-${id}@bücher.test`, `kim-${id}@xn--bcher-kva.test`],
    ['with that in capitals', `sam-${id}@bücher.test`, `Sam-${id}@XN--BCHER-KVA.test`],
    ['the other way round', `lou-${id}@xn--bcher-kva.test`, `lou-${id}@bücher.test`],
    ['with a full-width domain', `pat-${id}@example.test`, `pat-${id}@ｅｘａｍｐｌｅ.test`],
    ['with an ideographic dot', `tim-${id}@例え.test`, `tim-${id}@例え。test`],
    ['with blanks around', `ida-${id}@example.test`, ` \tida-${id}@example.test\n`],
  ])('has no second identity when spelt %s', async (_what, email, again) => {
    const [invite, , , , identity] = open.entrances
    expect(await invite?.refused({ email })).toBe(undefined)
    expect((await invite?.refused({ email: again }))?.code).toBe('invite_pending')
    expect(await identity?.refused({ email })).toBe(undefined)
    expect((await identity?.refused({ email: again }))?.code).toBe('email_conflict')

    const rows = [email, again].map((one) => ({
      email: `2${one.trim()}`,
      first_name: 'A',
      last_name: 'B',
    }))
    const headers = open.key.headers
    const bulk = { headers, payload: { identities: rows } }
    const { results } = (await api.call('/api/v1/identities/bulk-create', bulk)).json()
    expect(results[1].error.code).toBe('duplicate_in_request')

    const found = await api.call(
      `/api/v1/accounts/${open.account.slug}/identities?email=${encodeURIComponent(again)}`,
      { headers: open.account.bearer },
    )
    expect(found.json().data).toHaveLength(1)
  })

  it.each([
    ['ß and ss', 'strasse', 'straße'],
    ['a dot', 'adalove', 'ada.love'],
    ['a tag', 'ada', 'ada+1'],
    ['dotless i', 'ila', 'ıla'],
  ])('is not taken for another, whose address differs in %s', async (_what, one, other) => {
    const identity = open.entrances[4]
    for (const name of [one, other]) {
      expect((await identity?.send({ email: `${name}@${id}.test` }))?.statusCode).toBe(201)
    }
  })

  it('signs in with any spelling of the domain', async () => {
    const operator = open.entrances[7]
    const password = 'correct horse battery staple'
    await operator?.send({ email: `op-${id}@bücher.test` })
    const form = { account_slug: open.account.slug, email: `op-${id}@xn--bcher-kva.test`, password }
    expect((await api.call('/api/v1/sessions', { payload: form })).statusCode).toBe(201)
  })
})
