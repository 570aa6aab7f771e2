import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { createMailer } from '../../activities/mailer.ts'
import { readTemplateText } from '../../db/message-templates.ts'
import { readOutgoing } from '../../db/sending.ts'
import { createLinks } from '../../security/links.ts'
import { type Account, type Api, publicUrl, signUp, startApi } from './api.ts'
import { invite } from './environments.ts'
import { friend } from './portal.ts'

type Mail = { subject: string; to: string; text: string; html: string }
type Headers = Record<string, string>

export const body = '<p>Hi {{name}}, {{message}}</p><p><a href="{{invite_link}}">Join</a></p>'
export const words = {
  key: 'CRM_INVITE',
  medium: 'EMAIL',
  lang: 'en',
  subject: 'Join {{account_name}}',
  body,
}

/** A mail server that takes everything and passes on what it was given. */
function openPost(keep: (mail: Mail) => void) {
  const transport = createTransport({ jsonTransport: true })
  transport.use('compile', ({ data }, done) => {
    const { subject, to, text, html } = data
    keep({
      subject: String(subject),
      to: String(Object(to).address),
      text: String(text),
      html: String(html),
    })
    done()
  })
  return transport
}

/** The API for the tests of a file, a new account for each, and what its admin does with templates. */
export function openTemplates() {
  let api: Api
  let account: Account
  let posted: Mail[] = []
  beforeAll(async () => {
    api = await startApi({ smtp: openPost((mail) => posted.push(mail)) })
  })
  beforeEach(async () => {
    account = await signUp(api)
    posted = []
  })
  afterAll(() => api.stop())

  const url = () => `/api/v1/accounts/${account.slug}/message-templates`
  const inside = () => ({ ...account.bearer, 'x-environment-id': account.environmentId })
  const make = (given: object = {}, headers: Headers = account.bearer) =>
    api.call(url(), { headers, payload: { ...words, ...given } })
  return {
    api: () => api,
    account: () => account,
    posted: () => posted,
    url,
    inside,
    make,
    async made(given: object = {}) {
      const answer = await make(given)
      expect(answer.statusCode, answer.body).toBe(201)
      return answer.json()
    },
    change: (id: string, payload: object) =>
      api.call(`${url()}/${id}`, { method: 'PATCH', headers: account.bearer, payload }),
    remove: (id: string) =>
      api.call(`${url()}/${id}`, { method: 'DELETE', headers: account.bearer }),
    preview: async (payload: object, headers: Headers = account.bearer) =>
      (await api.call(`${url()}/preview`, { headers, payload })).json(),
    invited: (given: object) => invite(api, inside(), friend({ send_email: true, ...given })),
    sent: (id: string) => sentBy(api, id),
  }
}

/** What the worker would post for an invite; the mail server is a stand-in that keeps it. */
async function sentBy(api: Api, id: string): Promise<Mail> {
  let mail: Mail = { subject: '', to: '', html: '', text: '' }
  const transport = openPost((posted) => {
    mail = posted
  })
  const links = createLinks({ write: () => 'a.token', shorten: () => 'a.token' }, publicUrl)
  const readTemplate = (template: string) => readTemplateText(api.sql, template)
  const { mailFrom: from } = api.deps.settings
  const outgoing = await readOutgoing(api.sql, id, 1)
  if (!outgoing) throw new Error('There is nothing to send.')
  const deps = { transport, links, publicUrl, from, texts: null, readTemplate }
  await createMailer(deps).sendInvite(outgoing, 1, async () => false)
  return mail
}
