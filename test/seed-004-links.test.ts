import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLinkTokens } from '../security/tokens.ts'
import { createClient, sharedStack, text } from './support/client.ts'
import { openDatabase } from './support/database.ts'
import {
  mailToken,
  openUserActions,
  shortLinkIn,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004: the shortened link in the message. */
const api = createClient(sharedStack())
const { sql } = openDatabase(api.stack)
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

const follow = (url: string, method = 'GET') => fetch(url, { method, redirect: 'manual' })

describe('System Generates Invitation Link', () => {
  const sent = async () => {
    const invitation = await ours.invited()
    const mail = await api.mailTo(String(invitation.email))
    return { ...invitation, url: shortLinkIn(mail.text), mail }
  }

  it('sends a short one that leads to the login page, with invite_id and view_type=register', async () => {
    const { id, url, mail } = await sent()
    expect(url).toMatch(new RegExp(`^${api.stack.api_url}/i/[\\w-]{22}$`))
    expect(mail.html).toContain(`href="${url}"`)
    const { status, headers } = await follow(url)
    expect(status).toBe(302)
    const location = headers.get('location') ?? ''
    expect(location).toBe(`${ours.loginPage}&invite_id=${mailToken(id)}&view_type=register`)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await follow(url, 'HEAD')).status).toBe(302)
    expect((await ours.read(id)).body).toMatchObject({ data: { state: 'initiated', valid: true } })
  })

  it('keeps nothing of which a link could be made', async () => {
    const { id, url } = await sent()
    const code = url.split('/').at(-1) ?? ''
    const [row] = await sql`
      select to_jsonb(invites)::text || (select jsonb_agg(to_jsonb(facts)) from facts
        where object_id = ${id})::text as everything from invites where id = ${id}`
    expect(row?.everything).toContain(id)
    expect(row?.everything).not.toContain(code)
    expect(row?.everything).not.toContain(Buffer.from(code, 'base64url').toString('hex').slice(8))
  })

  it.each([
    ['is revoked', (id: string) => ours.change(id, 'revoked'), 'invite_revoked'],
    ['is declined', (id: string) => ours.change(id, 'rejected'), 'invite_rejected'],
    ['is sent again', (id: string) => ours.change(id, 'reinitiated'), 'invite_superseded'],
    ['is accepted', (id: string) => ours.register(mailToken(id)), 'invite_accepted'],
    [
      'has had its 7 days',
      (id: string) =>
        sql`update invites set created_at = now() - interval '8 days',
          expires_at = now() - interval '1 s' where id = ${id}`,
      'invite_expired',
    ],
  ])('is dead once the invitation %s: the page says so', async (_what, end, code) => {
    const { id, url } = await sent()
    await end(id)
    const dead = await follow(url)
    expect(dead.status).toBe(410)
    expect(dead.headers.get('content-type')).toContain('text/html')
    expect(dead.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await dead.text()).toContain(`<body data-dead="${code}">`)
  })

  it('knows no other code, however near', async () => {
    const { url } = await sent()
    const code = url.split('/').at(-1) ?? ''
    const flipped = `${code.slice(0, 12)}${code[12] === 'A' ? 'B' : 'A'}${code.slice(13)}`
    for (const wrong of [flipped, code.slice(1), `${code}A`, '..%2f', 'x'.repeat(5000)]) {
      const { status, headers } = await follow(`${api.stack.api_url}/i/${wrong}`)
      expect([status, headers.get('location')]).toEqual([404, null])
    }
  })

  it('leads nowhere that the application does not register any more', async () => {
    const theirs = await openUserActions(api)
    const { body } = await theirs.invite()
    const mail = await api.mailTo(text(body, 'data.email'))
    const application = `${theirs.base}/applications/${theirs.applicationId}`
    await theirs.admin.ask('PATCH', application, { initiate_login_uri: 'https://other.test/' })
    const { status, headers } = await follow(shortLinkIn(mail.text))
    expect(status).toBe(302)
    expect(headers.get('location')).toContain(
      `${api.stack.api_url}/app/identity/accept-invite?token=`,
    )
  })

  it('survives a rotation of the secret, and not the end of it', () => {
    const link = { inviteId: randomUUID(), generation: 300 }
    const [old = '', fresh = ''] = [randomUUID(), randomUUID()]
    const code = createLinkTokens([old]).shorten(link)
    const read = (secrets: string[], of = link) => {
      const reader = createLinkTokens(secrets)
      const said = reader.readShortCode(code)
      return said && reader.generationOf(said, of)
    }
    expect(code).toHaveLength(22)
    expect(read([fresh, old])).toBe(300)
    expect(read([fresh, old], { ...link, generation: 302 })).toBe(300) // superseded, and known
    expect(read([fresh])).toBeUndefined()
    expect(read([old], { ...link, inviteId: randomUUID() })).toBeUndefined()
  })
})
