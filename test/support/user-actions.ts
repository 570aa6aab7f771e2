import { randomUUID } from 'node:crypto'
import type { Sql } from '../../db/client.ts'
import { createLinkTokens } from '../../security/tokens.ts'
import { type createClient, newAddress, pick, text } from './client.ts'
import { testSecrets } from './secrets.ts'
import { signUpAt } from './stack-account.ts'

type Api = ReturnType<typeof createClient>

export const newNumber = () => `+49151${String(Math.random()).slice(2, 11)}`
export const goodPassword = 'quiet otter paints the 9 fences'

/** A new account of a stack, with what invitations of user actions name, and its callers. */
export async function openUserActions(
  api: Api,
  loginPage = `http://127.0.0.1:9/login?tenant=${randomUUID()}`,
) {
  const account = await signUpAt(api)
  const { slug, environmentId, admin } = account
  const base = `/environments/${environmentId}`
  const make = async (path: string, given: object) => (await admin.ask('POST', path, given)).body
  const clientName = `Portal ${randomUUID()}`
  const application = await make(`${base}/applications`, {
    client_name: clientName,
    initiate_login_uri: loginPage,
  })
  const role = await make(`${base}/roles`, { name: 'Editor', invitable: true })
  const nodes = await admin.ask('GET', `${base}/nodes`)
  const key = await make(`${base}/api-keys`, { name: 'cidaas', permissions: ['invite.manage'] })
  await admin.ask('PATCH', `/accounts/${slug}/policy`, { resend_cooldown: '0s' })
  const withKey = { 'x-api-key': text(key, 'key') }
  const clientId = text(application, 'client_id')
  const nodeId = text(nodes.body, 'data.0.id')

  const invitation = <Given extends object>(given: Given) => ({
    email: newAddress(),
    given_name: 'Ada',
    family_name: 'Lovelace',
    client_id: clientId,
    initiate_login_uri: loginPage,
    groups: [{ group_id: nodeId, roles: ['Editor'] }],
    ...given,
  })
  const call = (method: string, path: string, body?: unknown, headers: object = withKey) =>
    api.call(method, `/useractions-srv${path}`, body, headers)
  return {
    ...account,
    base,
    bearer: admin.bearer,
    withKey,
    loginPage,
    clientId,
    clientName,
    nodeId,
    applicationId: text(application, 'id'),
    roleId: text(role, 'id'),
    invitation,
    call,
    invite: (given: object = {}, headers: object = withKey) =>
      call('POST', '/invitations', invitation(given), headers),
    /** An invitation that was made: its data. */
    invited: async (given: object = {}) => {
      const { body } = await call('POST', '/invitations', invitation(given))
      return {
        id: text(body, 'data._id'),
        token: tokenIn(text(body, 'data.accept_url')),
        email: pick(body, 'data.email'),
      }
    },
    read: (id: string) => call('GET', `/invitations/${id}`),
    change: (id: string, state: string, sub?: string) =>
      call('PATCH', `/invitations/${id}`, { state, ...(sub && { sub }) }),
    find: (given: object, headers: object = withKey) =>
      call('POST', '/graph/invitations', given, headers),
    /** Somebody of the account with a password. */
    somebodyThere: async (given: object = {}) => {
      const usual = { first_name: 'Grace', last_name: 'Hopper', password: goodPassword }
      const person = { email: newAddress(), ...usual, ...given }
      const { body } = await admin.ask('POST', `/accounts/${slug}/identities`, person)
      return { email: person.email, sub: text(body, 'id') }
    },
    register: (token: string, given: object = {}) =>
      call('POST', `/registration?invite_id=${token}`, form(given), {}),
  }
}

/** The token that the message to somebody holds. */
export const mailToken = (inviteId: string, generation = 1) =>
  createLinkTokens([testSecrets.INVITE_TOKEN_SECRETS]).write({
    inviteId,
    generation,
    channel: 'mail',
  })

/** What somebody sends who is there already, in place of a new password. */
export const current = {
  password: undefined,
  password_echo: undefined,
  current_password: goodPassword,
}

export type UserActions = Awaited<ReturnType<typeof openUserActions>>

/** What a registration form sends. */
export const form = (given: object = {}) => ({
  given_name: 'Ada',
  family_name: 'Lovelace',
  password: goodPassword,
  password_echo: goodPassword,
  ...given,
})

/** The signed token in a link of user actions. */
export const tokenIn = (link: string) => /[?&]invite_id=([\w-]+)/.exec(link)?.[1] ?? ''
export const shortLinkIn = (mail: string) => /https?:\/\/\S*?\/i\/[\w-]+/.exec(mail)?.[0] ?? ''

/** Whom an invite was accepted by, as SQL has them. */
export const createPersonOf = (sql: Sql) => async (id: string) => {
  const [person] = await sql`
    select identities.* from invites join identities on identities.id = accepted_identity_id
    where invites.id = ${id}`
  return person
}
