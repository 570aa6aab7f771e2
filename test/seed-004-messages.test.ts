import { beforeAll, describe, expect, it } from 'vitest'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import {
  newNumber,
  openUserActions,
  shortLinkIn,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004, "Invitation Email Templates" and "What the User Receives". */
const api = createClient(sharedStack())
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const word = (of: UserActions, given: object) =>
  of.admin.ask('POST', `/accounts/${of.slug}/message-templates`, { lang: 'en', ...given })
const told = 'For {{name}} by {{invited_by}} of {{account_name}}: {{invite_link}}'
const weekMs = 7 * 86_400_000

/** The text message to a number, in the stack's catcher. */
async function textTo(number: string) {
  const inbox = async (): Promise<{ to: string; body: string }[]> =>
    (await fetch(`${api.stack.sms_url}/messages`)).json()
  const find = async () => (await inbox()).find(({ to }) => to === number)
  await expect.poll(find).toBeDefined()
  return (await find())?.body ?? ''
}

describe('What the User Receives', () => {
  it('is their name, the link, who invited them, and the account', async () => {
    const { id, email } = await ours.invited()
    const mail = await api.mailTo(String(email))
    for (const words of ['Ada Lovelace', 'cidaas', String(pick(ours.account, 'name'))]) {
      expect(mail.text).toContain(words)
    }
    expect(shortLinkIn(mail.text)).not.toBe('')
    const { body } = await ours.read(id)
    const window =
      Date.parse(text(body, 'data.expires_at')) - Date.parse(text(body, 'data.createdTime'))
    expect(Math.abs(window - weekMs)).toBeLessThan(60_000)
  })

  it('is English where the lang is one that nobody speaks', async () => {
    const email = newAddress()
    expect((await ours.invite({ email, lang: 'abcd-x-1' })).status).toBe(200)
    expect((await api.mailTo(email)).subject).toBe("You've Been Invited")
  })
})

describe('Custom Template Keys', () => {
  it('say their own words, with name, invite_link, invited_by and account_name', async () => {
    const key = 'CRM_INVITE'
    const invite_template_key = key
    await word(ours, { key, medium: 'EMAIL', subject: 'CRM', body: `<p>${told}</p>` })
    const { email } = await ours.invited({ invite_template_key })
    const mail = await api.mailTo(String(email))
    const words = `For Ada Lovelace by cidaas of ${pick(ours.account, 'name')}:`
    expect([mail.subject, mail.text.replace(/\s+/g, ' ')]).toEqual([
      'CRM',
      expect.stringContaining(words),
    ])

    const mobile_number = newNumber()
    const byNumber = { email: undefined, mobile_number, invite_template_key }
    const refused = await ours.invite(byNumber) // there is none of this type
    expect(refused.body).toMatchObject({ status: 400, code: 'invalid_template_key' })
    await word(ours, { key, medium: 'SMS', body: told })
    expect((await ours.invite(byNumber)).status).toBe(200)
    const body = await textTo(mobile_number)
    expect(body).toContain(words)
    expect(shortLinkIn(body)).toMatch(new RegExp(`^${api.stack.api_url}/i/[\\w-]{22}$`))
  })

  it('are in the language of Accept-Language that there is of their type', async () => {
    const key = 'SPOKEN'
    const accepting = { ...ours.withKey, 'accept-language': 'de, fr;q=0.5' }
    const mailed = { key, medium: 'EMAIL', lang: 'de', subject: 'Hallo', body: `<p>${told}</p>` }
    await word(ours, mailed)
    await word(ours, { key, medium: 'SMS', lang: 'fr', body: told })
    const byMail = await ours.invite({ invite_template_key: key }, accepting)
    expect(byMail.body).toMatchObject({ data: { lang: 'de' } })
    const byNumber = { email: undefined, mobile_number: newNumber(), invite_template_key: key }
    expect((await ours.invite(byNumber, accepting)).body).toMatchObject({ data: { lang: 'fr' } })
  })

  it('are not those of another account', async () => {
    const theirs = await openUserActions(api)
    await word(theirs, { key: 'THEIRS', medium: 'EMAIL', subject: 'T', body: `<p>${told}</p>` })
    expect((await theirs.invite({ invite_template_key: 'THEIRS' })).status).toBe(200)
    const { status, body } = await ours.invite({ invite_template_key: 'THEIRS' })
    expect([status, pick(body, 'title')]).toEqual([400, 'invalid template key used to invite user'])
  })
})
