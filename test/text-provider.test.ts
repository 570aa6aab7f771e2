import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { segmentsOf } from '../domain/segments.ts'
import { locales } from '../emails/locale.ts'
import { renderInviteText } from '../emails/text-message.ts'
import { createSmsCatcher } from '../local/sms-catcher.ts'
import { inboxPage } from '../local/sms-page.ts'
import { readSendFailure } from '../posting/failure.ts'
import { createTexts } from '../posting/texts.ts'
import { pick, sharedStack } from './support/client.ts'
import { listen } from './support/listen.ts'

const folder = mkdtempSync(join(tmpdir(), 'vestibule-sms-'))
const file = join(folder, 'sms.jsonl')
const catcher = createSmsCatcher(file)
const account = { accountSid: 'ACtest', authToken: 'secret', from: '+15005550006' }
let texts: ReturnType<typeof createTexts>
let url: string
beforeAll(async () => {
  url = `http://127.0.0.1:${await listen(catcher)}`
  texts = createTexts({ ...account, url })
})
afterAll(() => {
  catcher.close()
  rmSync(folder, { recursive: true })
})

const newNumber = () => `+4915${randomInt(100_000_000, 999_999_999)}`
type Caught = { to: string; body: string }
async function caughtBy(inbox: string, to: string): Promise<Caught[]> {
  const all: Caught[] = await (await fetch(`${inbox}/messages`)).json()
  return all.filter((message) => message.to === to)
}

describe('a provider that says', () => {
  it.each([
    [400, true, true],
    [422, true, true],
    [401, false, false],
    [403, false, false],
    [404, false, false],
    [408, false, false],
    [409, false, false],
    [429, false, true],
    [500, false, false],
    [503, false, false],
  ])('%i is asked again, or not', async (status, permanent, answered) => {
    const said = { code: 20000, message: 'words', status }
    const server = createServer((_request, response) => {
      response.writeHead(status).end(JSON.stringify(said))
    })
    const port = await listen(server)
    const provider = createTexts({ ...account, url: `http://127.0.0.1:${port}/` })
    const failure = await provider.send({ to: newNumber(), body: 'x' }).catch((error) => error)
    server.close()
    const reason = `${status} 20000 words`
    expect(readSendFailure(failure)).toEqual({ permanent, answered, reason })
  })

  it('nothing, or what is no JSON, may be right later', async () => {
    const server = createServer((request, response) => {
      if (request.method === 'GET') response.end('<html>')
      else request.socket.destroy()
    })
    const provider = createTexts({ ...account, url: `http://127.0.0.1:${await listen(server)}` })
    const message = { to: newNumber(), body: 'x' }
    const hungUp = await provider.send(message).catch((error) => error)
    const garbled = await provider.wasTaken(message).catch((error) => error)
    server.close()
    expect(readSendFailure(hungUp)).toMatchObject({ permanent: false, answered: false })
    expect(readSendFailure(garbled)).toMatchObject({ permanent: false, answered: false })
  })

  it('to go elsewhere is not followed with our credentials', async () => {
    const asked = vi.fn()
    const other = createServer((_request, response) => {
      asked()
      response.end('{}')
    })
    const place = `http://127.0.0.1:${await listen(other)}/`
    const server = createServer((_request, response) =>
      response.writeHead(307, { location: place }).end(),
    )
    const provider = createTexts({ ...account, url: `http://127.0.0.1:${await listen(server)}` })
    await expect(provider.send({ to: newNumber(), body: 'x' })).rejects.toThrow()
    server.close()
    other.close()
    expect(asked).not.toHaveBeenCalled()
  })
})

describe('the catcher', () => {
  it('speaks as Twilio does, and keeps what it caught', async () => {
    const to = newNumber()
    const message = { to, body: 'Grüße, 😀 & <b>' }
    expect(await texts.wasTaken(message)).toBe(false)
    await texts.send(message)
    expect(await texts.wasTaken(message)).toBe(true)
    expect(await texts.wasTaken({ to, body: 'Other' })).toBe(false)
    const again = createSmsCatcher(file)
    const inbox = `http://127.0.0.1:${await listen(again)}`
    expect(await caughtBy(inbox, to)).toMatchObject([message])
    again.close()
    const stranger = createTexts({ ...account, url: `${url}/elsewhere` })
    await expect(stranger.send(message)).rejects.toMatchObject({ failure: { reason: /404 20404/ } })
    const form = new URLSearchParams({ To: to, From: 'x', Body: 'x' })
    const unsigned = await fetch(`${url}/2010-04-01/Accounts/ACtest/Messages.json`, {
      method: 'POST',
      body: form,
    })
    expect([unsigned.status, pick(await unsigned.json(), 'code')]).toEqual([401, 20003])
  })

  it('shows what came as text, with its link to press', async () => {
    const body = 'Hi <script>x</script> https://a.test/i/x?a=1&b=2. "Bye'
    const date_created = '2026-06-22T14:05:00.000Z'
    const page = inboxPage([
      { sid: 'SM1', to: '+491', from: 'x', body, status: 'queued', date_created },
    ])
    const link = 'https://a.test/i/x?a=1&amp;b=2'
    expect(page).toContain(`<a href="${link}">${link}</a>. &quot;Bye`)
    expect(page).toContain('Hi &lt;script&gt;')
    expect(page).toContain('2026-06-22 14:05:00 UTC')
    const { headers } = await fetch(sharedStack().sms_url)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('our own text message', () => {
  const values = {
    lang: null,
    name: 'Pat Lee',
    inviteLink: 'https://v.test/i/a8Fk2',
    declineLink: '',
    invitedBy: 'Dana Cruz',
    accountName: 'Acme',
    expiresAt: new Date('2026-06-22T14:05:00Z'),
    message: null,
  }

  it('says who invites to what, until when, and where', () => {
    expect(renderInviteText({ ...values, message: 'Welcome!' }).text).toBe(
      "You've been invited to join Acme.\nFrom Dana Cruz: Welcome!\n" +
        'Accept by June 22, 2026 at 2:05 PM UTC: https://v.test/i/a8Fk2',
    )
    const unknown = { ...values, accountName: '', invitedBy: '', message: 'Hi' }
    expect(renderInviteText(unknown).text).toMatch(/^You've been invited\.\nHi\nAccept/)
  })

  it.each(locales)('is short, and whole in %s', (lang) => {
    const { text } = renderInviteText({ ...values, lang })
    for (const told of ['Acme', 'https://v.test/i/a8Fk2', '2026']) expect(text).toContain(told)
    expect(text).not.toContain('{{')
    expect(segmentsOf(text).count).toBeLessThanOrEqual(2)
  })

  /* Ours alone: a name, or a month like março, may still need the other alphabet. */
  it.each(['en', 'de', 'fr', 'es', 'pt'])('has letters in %s that cost one segment', (lang) => {
    for (const known of [values, { ...values, accountName: '', message: 'Hi' }]) {
      const inviteLink = `https://vestibule.example.com/i/${'a'.repeat(22)}`
      const { text } = renderInviteText({ ...known, inviteLink, lang })
      expect(segmentsOf(text)).toMatchObject({ encoding: 'GSM-7', count: 1 })
    }
  })

  it('is shortened where somebody is called for long, and never in its link', () => {
    const long = {
      ...values,
      accountName: 'a'.repeat(100),
      inviteLink: `https://v.test/${'x'.repeat(300)}`,
    }
    const { text } = renderInviteText({ ...long, message: '👨‍👩‍👧'.repeat(60) })
    expect(text).toContain(`join ${'a'.repeat(37)}....`)
    expect(text).toContain(`${'👨‍👩‍👧'.repeat(19)}...\n`)
    expect(text).toContain(long.inviteLink)
  })
})
