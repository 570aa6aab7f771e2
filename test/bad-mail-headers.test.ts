import { randomBytes } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMailer } from '../activities/mailer.ts'
import { createLinks } from '../security/links.ts'
import { createLinkTokens } from '../security/tokens.ts'

let posted: { headers: string; to: string[] }[] = []
beforeEach(() => {
  posted = []
})

/** Keeps what would go over the wire. */
const transport = createTransport({
  name: 'kept',
  version: '1',
  send({ message }, done) {
    message.build((failure, bytes) => {
      const [headers = ''] = bytes.toString('utf8').split('\r\n\r\n')
      const { from, to } = message.getEnvelope()
      posted.push({ headers: headers.replace(/\r\n[ \t]+/g, ' '), to })
      done(failure, { envelope: { from: String(from), to }, messageId: '' })
    })
  },
})
const publicUrl = 'https://v.test'
const links = createLinks(createLinkTokens([randomBytes(32).toString('hex')]), publicUrl)
const from = 'Vestibule <no-reply@v.test>'
const mailer = createMailer({
  transport,
  links,
  publicUrl,
  from,
  texts: null,
  readTemplate: async () => undefined,
})

const plain = { logoUrl: null, color: null, senderName: null, replyTo: null }
const hostile = [
  ['a line break and a header', 'Ada\r\nBcc: eve@evil.test'],
  ['a bare line feed and a header', 'Ada\nReply-To: eve@evil.test'],
  ['an end of the headers', 'Ada\r\n\r\n<script>'],
  ['a second address', 'Ada" <eve@evil.test>, "Lovelace'],
  ['a list of addresses', 'Ada, eve@evil.test'],
  ['a group', 'friends: eve@evil.test;'],
  ['an encoded word', '=?utf-8?Q?Bank_=0D=0ABcc:_eve@evil.test?='],
  ['an encoded word in base64', '=?utf-8?B?RXZl?='],
  ['an encoded word beside an umlaut', 'Zoë =?utf-8?B?RXZl?='],
  ['a backslash at the end', 'Ada\\'],
  ['a bidi override', 'Ada\u202etset.live'],
  ['a null byte', 'Ada\0'],
  ['5,000 letters', 'a'.repeat(5000)],
] as const

/** The addresses of a header, by what is outside of quotes and encoded words. */
function addressesOf(name: string): string[] {
  const [headers = ''] = posted.map((mail) => mail.headers)
  const [, value = ''] = new RegExp(`^${name}: (.*)$`, 'm').exec(headers) ?? []
  return value.replace(/"(?:\\.|[^"\\])*"/g, '').match(/[^\s<,]+@[^\s>,]+/g) ?? []
}

describe('what a message’s headers say is not up to whoever names somebody', () => {
  it.each(hostile)('with %s in every name', async (_what, name) => {
    await mailer.sendInvite(
      {
        id: '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86',
        email: 'ada@b.test',
        mobileNumber: null,
        templates: [],
        firstName: name,
        lastName: name,
        accountName: name,
        invitedByName: name,
        message: name,
        lang: null,
        expiresAt: new Date(),
        inviteRedirectUrl: null,
        initiateLoginUri: null,
        suspended: false,
        branding: { ...plain, senderName: name, replyTo: 'help@b.test' },
      },
      1,
      async () => false,
    )
    assertOurs()
    expect(addressesOf('Reply-To')).toEqual(['help@b.test'])
  })

  it.each(hostile)('with %s in the name of the account', async (_what, name) => {
    await mailer.sendPasswordNotice({
      inviteId: '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86',
      email: 'ada@b.test',
      name,
      accountName: name,
      lang: 'en',
      changedAt: new Date(),
      branding: plain,
    })
    assertOurs()
    expect(addressesOf('Reply-To')).toEqual([])
  })
})

/** From us to the person alone, with each header once, and no encoded word but our library's own. */
function assertOurs(): void {
  expect(posted.map(({ to }) => to)).toEqual([['ada@b.test']])
  expect(addressesOf('From')).toEqual(['no-reply@v.test'])
  expect(addressesOf('To')).toEqual(['ada@b.test'])
  const [headers = ''] = posted.map((mail) => mail.headers)
  const names = headers.split('\r\n').map((line) => line.replace(/:.*/s, ''))
  expect(names).toEqual([...new Set(names)])
  expect(names).not.toContain('Bcc')
  expect(headers).not.toMatch(/=\?utf-8\?/)
  for (const [, word] of headers.matchAll(/=\?UTF-8\?\w\?(.*?)\?=/g)) {
    expect(word).not.toMatch(/=0D|=0A|=00|=E2=80=AE/)
  }
}
