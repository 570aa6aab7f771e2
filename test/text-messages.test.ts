import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMailer } from '../activities/mailer.ts'
import { connect } from '../db/client.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { beginText, readOutgoing } from '../db/sending.ts'
import { createSmsCatcher } from '../local/sms-catcher.ts'
import { readSendFailure } from '../posting/failure.ts'
import { createTexts } from '../posting/texts.ts'
import { createLinks } from '../security/links.ts'
import { createClient, pick, sharedStack } from './support/client.ts'
import { listen } from './support/listen.ts'
import { somebodyNew } from './support/stack-account.ts'
import { idOf, newNumber, openTextAccount } from './support/text-invites.ts'

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

type Caught = { to: string; body: string }
async function caughtBy(inbox: string, to: string): Promise<Caught[]> {
  const all: Caught[] = await (await fetch(`${inbox}/messages`)).json()
  return all.filter((message) => message.to === to)
}

const openAccount = () => openTextAccount(stack, sql)

/** The worker's own mailer, with this file's catcher. */
function mailerOf(provider: typeof texts | null) {
  const readTemplate = (id: string) => readTemplateText(sql, id)
  const links = createLinks(
    { write: ({ inviteId }) => inviteId, shorten: ({ inviteId }) => inviteId },
    'https://v.test',
  )
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
