import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { createMailer } from '../activities/mailer.ts'
import { readTemplateText } from '../db/message-templates.ts'
import { readOutgoing } from '../db/sending.ts'
import { createLinks } from '../security/links.ts'
import { makeKey, openApi, publicUrl } from './support/api.ts'
import { invite, openEnvironment } from './support/environments.ts'
import { friend } from './support/portal.ts'

const api = await openApi()
const env = await openEnvironment(api)

const inside = () => ({ ...env.bearer, 'x-environment-id': env.environmentId })
const preview = async (payload: object, headers: object = inside()) =>
  api.call('/api/v1/identity-invites/preview', { headers: { ...headers }, payload })
const count = async () => {
  const [row] = await api.sql<[{ count: number }]>`
    select (select count(*) from invites where account_id = ${env.accountId})::int
      + (select count(*) from recipient_days where account_id = ${env.accountId})::int as count`
  return row.count
}

/** What is sent, as the mail server would be given it: a stand-in takes it and keeps it. */
async function sent(id: string) {
  const transport = createTransport({ jsonTransport: true })
  let taken = {}
  transport.use('compile', ({ data }, done) => {
    const { subject, html, text, from, to, replyTo } = data
    taken = { subject, html, text, from, to, replyTo }
    done()
  })
  const links = createLinks({ write: () => 'preview', shorten: () => 'preview' }, publicUrl)
  const { mailFrom: from } = api.deps.settings
  const outgoing = await readOutgoing(api.sql, id, 1)
  if (!outgoing) throw new Error('There is nothing to send.')
  const readTemplate = (template: string) => readTemplateText(api.sql, template)
  const deps = { transport, links, publicUrl, from, texts: null, readTemplate }
  await createMailer(deps).sendInvite(outgoing, 1, async () => false)
  return taken
}

describe('the preview of a message', () => {
  it('is to the letter what is sent, in the language and the looks that it will have', async () => {
    await api.call(`/api/v1/accounts/${env.slug}/branding`, {
      method: 'PATCH',
      headers: env.bearer,
      payload: { color: '#ffcc00', sender_name: 'Acme People', reply_to: 'people@acme.test' },
    })
    const application_id = await env.makeApplication({
      invite_redirect_url: 'https://app.acme.test/accept?from=mail',
    })
    const body = friend({ lang: 'de-AT', message: 'Willkommen!', application_id })
    const before = (await preview(body)).json()
    const made = (await invite(api, inside(), { ...body, send_email: true })).json()
    const message = await sent(made.id)
    await api.sql`update invites set status = 'revoked' where id = ${made.id}`
    const after = (await preview(body)).json() // the minute may have passed
    const { subject, html, text } = before
    expect([before, after].map((one) => one.html)).toContain(Object(message).html)
    expect([before, after].map((one) => one.text)).toContain(Object(message).text)
    expect(message).toMatchObject({
      subject,
      from: { name: 'Acme People', address: 'no-reply@vestibule.test' },
      to: { name: 'Alan Turing', address: body.email },
      replyTo: { address: 'people@acme.test' },
    })
    expect(before).toMatchObject({
      from: 'Acme People <no-reply@vestibule.test>',
      to: `Alan Turing <${body.email}>`,
      reply_to: 'people@acme.test',
      lang: 'de',
    })
    expect(html).toContain('#ffcc00')
    expect(text).toContain('https://app.acme.test/accept?from=mail&token=preview')
    expect(text).toContain(`${publicUrl}/app/identity/accept-invite?token=preview&action=decline`)
  })

  it('has links that open nothing', async () => {
    const answer = await api.call('/api/v1/invite-acceptances/preview')
    expect(answer.json().code).toBe('invite_not_found')
  })

  it('writes nothing and counts nothing, and minds no pending invite', async () => {
    const body = friend()
    await invite(api, inside(), body)
    const before = await count()
    expect((await preview(body)).statusCode).toBe(200)
    expect((await preview(friend())).statusCode).toBe(200)
    expect(await count()).toBe(before)
  })

  it('is refused as the invite would be', async () => {
    const refusals: [object, string][] = [
      [{ email: 'nobody' }, 'validation_failed'],
      [{ role_id: env.rootNodeId, node_id: env.rootNodeId }, 'unknown_role'],
      [{ role_id: await env.makeRole(), node_id: env.accountId }, 'unknown_node'],
      [{ role_id: await env.makeRole() }, 'role_node_pair'],
      [{ application_id: env.accountId }, 'unknown_application'],
      [{ template_key: 'OTHER' }, 'unknown_template'],
      [{ nickname: 'Ada' }, 'unknown_field'],
    ]
    for (const [given, code] of refusals) {
      const body = friend(given)
      const made = await invite(api, inside(), body)
      const shown = await preview(body)
      expect([shown.statusCode, shown.json().code]).toEqual([made.statusCode, code])
    }
    const { headers } = await makeKey(api, env, ['invite.read'])
    expect((await preview(friend(), headers)).json().code).toBe('permission_denied')
  })

  it('is there for the Account’s own invites', async () => {
    const url = `/api/v1/accounts/${env.slug}/identity-invites/preview`
    const { bearer: headers } = env
    const answer = await api.call(url, { headers, payload: friend() })
    expect(answer.json()).toMatchObject({ subject: "You've Been Invited", lang: 'en' })
    const payload = friend({ role_id: env.rootNodeId, node_id: env.rootNodeId })
    expect((await api.call(url, { headers, payload })).json().code).toBe('unknown_field')
  })
})
