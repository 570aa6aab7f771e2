import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createMailer } from '../activities/mailer.ts'
import { connect } from '../db/client.ts'
import { createInvites, type NewInvite } from '../db/invite-creation.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { beginText, readOutgoing } from '../db/sending.ts'
import { Problem } from '../domain/problems.ts'
import { segmentsOf } from '../domain/segments.ts'
import { locales } from '../emails/locale.ts'
import { renderInviteText } from '../emails/text-message.ts'
import { createSmsCatcher } from '../local/sms-catcher.ts'
import { inboxPage } from '../local/sms-page.ts'
import { readSendFailure } from '../posting/failure.ts'
import { createTexts } from '../posting/texts.ts'
import { createLinks } from '../security/links.ts'
import { createClient, pick, sharedStack, text } from './support/client.ts'
import { listen } from './support/listen.ts'
import { signUpAt, somebodyNew } from './support/stack-account.ts'

const stack = createClient(sharedStack())
const sql = connect(stack.stack.database_url, 3)
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
afterAll(async () => {
  catcher.close()
  rmSync(folder, { recursive: true })
  await sql.end({ timeout: 5 })
})

const newNumber = () => `+4915${randomInt(100_000_000, 999_999_999)}`
type Caught = { to: string; body: string }
async function caughtBy(inbox: string, to: string): Promise<Caught[]> {
  const all: Caught[] = await (await fetch(`${inbox}/messages`)).json()
  return all.filter((message) => message.to === to)
}

/** An account of the shared stack, where invites may be sent again at once. */
async function openAccount() {
  const { admin, slug, account, environmentId } = await signUpAt(stack)
  await admin.ask('PATCH', `/accounts/${slug}/policy`, { resend_cooldown: '0s' })
  const accountId = text(account, 'id')
  const here = { 'x-environment-id': environmentId }

  return {
    admin,
    slug,
    accountId,
    here,
    /** As the user-actions surface makes them. */
    async invite(given: Partial<NewInvite>, cap = 10) {
      const operator = { type: 'operator', id: admin.id, name: 'Ada Lovelace' } as const
      const creation = { accountId, environmentId, importId: null, inviter: operator }
      const limits = { windowMs: 600_000, maxSendsPerRecipientPerDay: cap }
      const [made] = await createInvites(sql, { ...creation, ...limits }, [
        { ...nobody(), ...given },
      ])
      if (!made) throw new Error('Every invite has an outcome.')
      return made
    },
    resend: (id: string) => admin.ask('POST', `/identity-invites/${id}/resend`, {}, here),
    read: (id: string) => admin.ask('GET', `/identity-invites/${id}`, undefined, here),
  }
}

const nobody = (): NewInvite => ({
  id: randomUUID(),
  resentFrom: null,
  email: null,
  mobileNumber: newNumber(),
  firstName: 'Pat',
  lastName: 'Lee',
  applicationId: null,
  inviteRedirectUrl: null,
  sendEmail: true,
  lang: null,
  templateKey: 'INVITE_USER',
  message: null,
  customFields: {},
  grants: [],
})
const idOf = (made: Awaited<ReturnType<Awaited<ReturnType<typeof openAccount>>['invite']>>) => {
  if (made instanceof Problem) throw made
  return made.id
}

/** The worker's own mailer, with this file's catcher. */
function mailerOf(provider: typeof texts | null) {
  const readTemplate = (id: string) => readTemplateText(sql, id)
  const links = createLinks({ write: ({ inviteId }) => inviteId }, 'https://v.test')
  const transport = createTransport({ jsonTransport: true })
  const where = { links, publicUrl: 'https://v.test', from: 'a@v.test' }
  return createMailer({ transport, texts: provider, readTemplate, ...where })
}
async function send(id: string, provider: typeof texts | null = texts) {
  const outgoing = await readOutgoing(sql, id, 1)
  if (!outgoing) throw new Error('There is nothing to send.')
  await mailerOf(provider).sendInvite(outgoing, 1, () => beginText(sql, id, 1))
}

describe('an invite for a number', () => {
  it('is sent as a text message by its workflow, and again in the Account’s own words', async () => {
    const here = await openAccount()
    const number = newNumber()
    const id = idOf(await here.invite({ mobileNumber: number, lang: 'de-AT', message: 'Moin' }))
    expect((await here.resend(id)).status).toBe(200)
    const inbox = stack.stack.sms_url
    await expect
      .poll(async () => pick((await here.read(id)).body, 'delivery'))
      .toMatchObject({ state: 'sent', attempts: 1 })
    const [first] = await caughtBy(inbox, number)
    expect(first?.body).toMatch(
      /^Sie wurden eingeladen, Acme beizutreten\.\nVon Ada Lovelace: Moin\n/,
    )
    const [, token] = /\?token=(\S+)$/.exec(first?.body ?? '') ?? []
    const opened = await stack.call('GET', `/api/v1/invite-acceptances/${token}`)
    expect(opened.status).toBe(200)
    await here.admin.ask('POST', `/accounts/${here.slug}/message-templates`, {
      key: 'INVITE_USER',
      medium: 'SMS',
      lang: 'de',
      body: '{{name}}: {{invite_link}}',
    })
    await here.resend(id)
    await expect
      .poll(async () => (await caughtBy(inbox, number))[0]?.body)
      .toMatch(/^Pat Lee: http/)
  })

  it('fails at once where the provider says that the number is none', async () => {
    const here = await openAccount()
    const id = idOf(await here.invite({ mobileNumber: '+15005550001' }))
    await here.resend(id)
    await expect
      .poll(async () => pick((await here.read(id)).body, 'delivery'))
      .toMatchObject({
        state: 'failed',
        attempts: 1,
        last_error: expect.stringMatching(/^400 21211/),
      })
  })

  it('counts for the number as mail does for an address', async () => {
    const here = await openAccount()
    const mobileNumber = newNumber()
    const first = idOf(await here.invite({ mobileNumber }, 2))
    expect(await here.invite({ mobileNumber }, 2)).toMatchObject({
      code: 'invite_pending',
      extras: { existing_invite_id: first },
    })
    await sql`update invites set status = 'revoked' where id = ${first}`
    const second = idOf(await here.invite({ mobileNumber }, 2))
    await here.admin.ask('PATCH', `/accounts/${here.slug}/policy`, {
      max_sends_per_recipient_per_day: 2,
    })
    expect((await here.resend(second)).body).toMatchObject({ status: 429, code: 'recipient_cap' })
    await sql`update invites set status = 'revoked' where id = ${second}`
    expect(await here.invite({ mobileNumber }, 2)).toMatchObject({ code: 'recipient_cap' })
    idOf(await here.invite({ mobileNumber, email: `${randomUUID()}@people.test` }, 2))
    idOf(await here.invite({ mobileNumber, sendEmail: false }, 2))
  })

  it('waits for its turn where an earlier one of it is over', async () => {
    const here = await openAccount()
    const mobileNumber = newNumber()
    const first = idOf(await here.invite({ mobileNumber }))
    await sql`
      update invites set created_at = now() - interval '2 hours',
        expires_at = now() - interval '1 hour' where id = ${first}`
    idOf(await here.invite({ mobileNumber }))
    expect(pick((await here.read(first)).body, 'status')).toBe('expired')
  })

  it('is sent once where a worker died before it was noted', async () => {
    const here = await openAccount()
    const mobileNumber = newNumber()
    const id = idOf(await here.invite({ mobileNumber }))
    await send(id)
    await send(id)
    expect(await caughtBy(url, mobileNumber)).toHaveLength(1)
  })

  it('is sent by the next try where the one before did not arrive', async () => {
    const here = await openAccount()
    const mobileNumber = newNumber()
    const id = idOf(await here.invite({ mobileNumber }))
    const away = createTexts({ ...account, url: 'http://127.0.0.1:9' })
    await expect(send(id, away)).rejects.toMatchObject({ failure: { permanent: false } })
    await send(id)
    expect(await caughtBy(url, mobileNumber)).toHaveLength(1)
  })

  it('waits while nobody has set text messages up', async () => {
    const here = await openAccount()
    const failure = await send(idOf(await here.invite({})), null).catch((error) => error)
    expect(readSendFailure(failure)).toMatchObject({ permanent: false, answered: false })
  })
})

it('an import is mailed in the Account’s own words, in the language of each row', async () => {
  const { admin, slug, here } = await openAccount()
  for (const lang of ['en', 'de']) {
    const words = { subject: `Ours in ${lang}`, body: '<p>{{name}}: {{invite_link}}</p>' }
    const template = { key: 'INVITE_USER', medium: 'EMAIL', lang, ...words }
    const made = await admin.ask('POST', `/accounts/${slug}/message-templates`, template)
    expect(made.status).toBe(201)
  }
  const people = ['de-CH', 'en', 'fr'].map((lang) => ({ ...somebodyNew(), lang }))
  await admin.ask('POST', '/imports', { mode: 'bulk_invite', rows: people }, here)
  const subjects = people.map(async ({ email }) => (await stack.mailTo(email)).subject)
  expect(await Promise.all(subjects)).toEqual(['Ours in de', 'Ours in en', 'Ours in en'])
})

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
    const { headers } = await fetch(stack.stack.sms_url)
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
