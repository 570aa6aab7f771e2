import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { settleRows } from '../../db/import-rows.ts'
import { finishImport } from '../../db/import-runs.ts'
import { type Account, type Api, password } from './api.ts'
import { type OpenEnvironment, openEnvironment } from './environments.ts'
import { appoint } from './operators.ts'
import { friend, invitesOf, signedIn } from './portal.ts'
import type { Kind } from './tenancy-routes.ts'

export type Belongings = Record<Kind, string>
type Headers = Record<string, string>

const person = () => ({
  email: `${randomUUID()}@people.test`,
  first_name: 'Ada',
  last_name: 'Lovelace',
})

/** An account with one of everything there is, and everybody who may call for it. */
export async function openTenant(api: Api) {
  const account = await openEnvironment(api)
  const { slug, bearer } = account
  const [here, operator, somebody] = await Promise.all([
    furnishEnvironment(api, account, account.environmentId),
    appoint(api, account),
    signedIn(api, account),
  ])
  await api.call(`/api/v1/accounts/${slug}/policy`, {
    method: 'PATCH',
    headers: bearer,
    payload: { portal_invites: true },
  })
  const own: Belongings = {
    ...here,
    slug,
    operator: operator.id,
    accountInvite: await make(api, `/api/v1/accounts/${slug}/identity-invites`, bearer, person()),
    accountImport: await makeImport(
      api,
      `/api/v1/accounts/${slug}/imports`,
      bearer,
      'account_bulk_create',
    ),
    template: await make(api, templatesOf(slug), bearer, wordsOf('TENANT')),
    portalInvite: await make(api, invitesOf(slug), somebody.headers, friend()),
    ...(await makeWebhook(api, `/api/v1/accounts/${slug}/webhooks`, bearer).then((made) => {
      return { accountWebhook: made.webhook, accountDelivery: made.delivery }
    })),
  }
  return {
    account,
    own,
    sibling: await otherEnvironment(api, account),
    callers: { bearer, somebody },
  }
}

/** What the account's other environment has: another tenant to keys, and to whoever names the first. */
async function otherEnvironment(api: Api, { slug, bearer }: OpenEnvironment) {
  const list = await api.call(`/api/v1/accounts/${slug}/environments`, { headers: bearer })
  const other = String(list.json().data[1].id)
  const headers = { headers: bearer, payload: { hierarchy_enabled: true } }
  await api.call(`/api/v1/environments/${other}`, { method: 'PATCH', ...headers })
  const {
    identity: _ofTheAccount,
    environment: _named,
    ...apart
  } = await furnishEnvironment(api, { bearer }, other)
  return apart
}

async function furnishEnvironment(
  api: Api,
  { bearer }: Pick<Account, 'bearer'>,
  environment: string,
) {
  const base = `/api/v1/environments/${environment}`
  const name = `Thing ${randomUUID()}`
  const client = `client-${randomUUID()}`
  const makeOne = (collection: string, payload: object) =>
    make(api, `${base}/${collection}`, bearer, payload)
  const [role, node, application, key] = await Promise.all([
    makeOne('roles', { name }),
    makeOne('nodes', { name }),
    makeOne('applications', {
      client_name: name,
      client_id: client,
      initiate_login_uri: loginPage,
    }),
    makeOne('api-keys', { name, permissions: ['invite.read'] }),
  ])
  const inside = { ...bearer, 'x-environment-id': environment }
  const given = { ...person(), role_id: role, node_id: node, application_id: application }
  return {
    environment,
    role,
    node,
    application,
    client,
    key,
    import: await makeImport(api, '/api/v1/imports', inside, 'bulk_invite'),
    invite: await make(api, '/api/v1/identity-invites', inside, { ...given, send_email: false }),
    identity: await make(api, '/api/v1/identities', inside, { ...given, ...person() }),
    ...(await makeWebhook(api, '/api/v1/webhooks', inside)),
  }
}

/** A webhook with a test on its way; the secrets of these APIs are not the worker's, so nothing leaves. */
async function makeWebhook(api: Api, url: string, headers: Headers) {
  const webhook = await make(api, url, headers, { url: 'https://hooks.test/in' })
  const test = await api.call(`${url}/${webhook}/test`, { method: 'POST', headers })
  return { webhook, delivery: String(test.json().id) }
}

/** An import that is over, so that whoever follows it is told all at once. */
async function makeImport(api: Api, url: string, headers: Headers, mode: string): Promise<string> {
  const answer = await api.call(url, { headers, payload: { mode, rows: [person()] } })
  const id = String(answer.json().id)
  await settleRows(api.sql, id, [{ number: 1, status: 'skipped', code: 'cancelled', message: '' }])
  await finishImport(api.sql, id)
  return id
}

async function make(api: Api, url: string, headers: Headers, payload: object): Promise<string> {
  const answer = await api.call(url, { headers, payload })
  if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`)
  return String(answer.json().id)
}

/** An id of this kind that never was. */
export const neverWas = (kind: Kind): string =>
  kind === 'slug' || kind === 'client' ? `${kind}-${randomUUID()}` : v7()

const templatesOf = (slug: string) => `/api/v1/accounts/${slug}/message-templates`
const words = {
  medium: 'EMAIL',
  lang: 'en',
  subject: 'Join us',
  body: '<a href="{{invite_link}}">Join</a>',
}
const wordsOf = (key: string) => ({ key, ...words })
const loginPage = 'https://app.example.com/login'

type Make = (own: Belongings, account: Account) => object[]
const name = () => ({ name: `Thing ${randomUUID()}` })
const grants = ({ role, node }: Belongings) => ({ role_id: role, node_id: node })
const invites: Make = (own) => [
  { ...person(), ...grants(own), application_id: own.application, send_email: false },
  { ...person(), assignments: [grants(own)], client_id: own.client, send_email: false },
]
const accountInvites: Make = ({ application, client }) => [
  { ...person(), application_id: application, send_email: false },
  { ...person(), client_id: client, send_email: false },
]
const identities: Make = (own) => [{ ...person(), ...grants(own), application_id: own.application }]
const accountIdentities: Make = ({ application }) => [{ ...person(), application_id: application }]
const rows =
  (field: string, rowsOf: Make): Make =>
  (own, account) =>
    rowsOf(own, account).map((row) => ({ [field]: [row] }))
/* What is in the rows has tests of its own: a row fails for itself, and later. */
const imports =
  (mode: string): Make =>
  () => [{ mode, rows: [person()] }]
const webhooks: Make = () => [{ url: 'https://hooks.test/in', events: ['INVITE_USER'] }]
const operators: Make = ({ node }) => {
  return [{ ...person(), role: 'user_invite', password, node_ids: [node] }]
}

/** What is sent to each route that takes a body: all that can be an id is there, in one or another. */
export const bodies: Record<string, Make> = {
  'POST /api/v1/identity-invites': invites,
  'POST /api/v1/identity-invites/preview': invites,
  'POST /api/v1/identity-invites/bulk-create': rows('invites', invites),
  'POST /api/v1/identities': identities,
  'POST /api/v1/identities/bulk-create': rows('identities', identities),
  'POST /api/v1/accounts/{slug}/identity-invites': accountInvites,
  'POST /api/v1/accounts/{slug}/identity-invites/preview': accountInvites,
  'POST /api/v1/accounts/{slug}/identity-invites/bulk-create': rows('invites', accountInvites),
  'POST /api/v1/accounts/{slug}/identities': accountIdentities,
  'POST /api/v1/accounts/{slug}/identities/bulk-create': rows('identities', accountIdentities),
  'PATCH /api/v1/accounts/{slug}': () => [name()],
  'PATCH /api/v1/accounts/{slug}/branding': () => [{ color: '#123456' }],
  'POST /api/v1/accounts/{slug}/message-templates': () => [wordsOf('ANOTHER')],
  'PATCH /api/v1/accounts/{slug}/message-templates/{template_id}': () => [{ subject: 'Join' }],
  'POST /api/v1/accounts/{slug}/message-templates/preview': ({ template }) => [
    { template_id: template },
    words,
  ],
  'POST /api/v1/accounts/{slug}/message-templates/{template_id}/test-send': () => [{}],
  'POST /api/v1/accounts/{slug}/branding/preview': () => [{ color: '#123456' }],
  'PATCH /api/v1/accounts/{slug}/policy': () => [{ invite_ttl: '7d' }],
  'POST /api/v1/accounts/{slug}/operators': operators,
  'PATCH /api/v1/accounts/{slug}/operators/{operator_id}': ({ node }) => [
    { role: 'user_invite', node_ids: [node] },
  ],
  'POST /api/v1/accounts/{slug}/environments': () => [name()],
  'PATCH /api/v1/environments/{id}': () => [name()],
  'POST /api/v1/environments/{id}/roles': () => [name()],
  'PATCH /api/v1/environments/{id}/roles/{role_id}': () => [name()],
  'POST /api/v1/environments/{id}/nodes': ({ node }) => [{ ...name(), parent_id: node }],
  'PATCH /api/v1/environments/{id}/nodes/{node_id}': (_own, { rootNodeId }) => [
    { ...name(), parent_id: rootNodeId },
  ],
  'POST /api/v1/environments/{id}/applications': () => [{ client_name: randomUUID() }],
  'PATCH /api/v1/environments/{id}/applications/{application_id}': () => [
    { client_name: randomUUID() },
  ],
  'POST /api/v1/environments/{id}/api-keys': () => [{ ...name(), permissions: ['invite.read'] }],
  'PATCH /api/v1/environments/{id}/api-keys/{key_id}': () => [name()],
  'POST /api/v1/imports': imports('bulk_invite'),
  'POST /api/v1/imports/preview': imports('bulk_create'),
  'POST /api/v1/accounts/{slug}/imports': imports('account_bulk_create'),
  'POST /api/v1/accounts/{slug}/imports/preview': imports('account_bulk_create'),
  'POST /api/v1/webhooks': webhooks,
  'PATCH /api/v1/webhooks/{id}': webhooks,
  'POST /api/v1/accounts/{slug}/webhooks': webhooks,
  'PATCH /api/v1/accounts/{slug}/webhooks/{id}': webhooks,
  'POST /api/v1/sessions': ({ slug }, { email }) => [{ account_slug: slug, email, password }],
  'POST /useractions-srv/invitations': ({ client, role, node }) => [
    {
      email: person().email,
      client_id: client,
      initiate_login_uri: loginPage,
      groups: [{ group_id: node, roles: [role] }],
    },
  ],
  'PATCH /useractions-srv/invitations/{id}': () => [{ state: 'revoked' }],
  'POST /useractions-srv/graph/invitations': ({ client }) => [{ filter: { client_id: client } }],
  'POST /useractions-srv/registration': () => [{ password, password_echo: password }],
  'POST /portal/v1/accounts/{slug}/sessions': () => [{ email: 'nobody@acme.test', password }],
  'POST /portal/v1/accounts/{slug}/user-invites': () => [friend()],
}
