import { randomUUID } from 'node:crypto'
import { password, signUpForm } from './api.ts'
import { type createClient, goodPassword, text, tokenIn } from './client.ts'
import type { openDatabase } from './database.ts'
import { signUpAt, somebodyNew } from './stack-account.ts'

type Sql = ReturnType<typeof openDatabase>['sql']
type Rows = PromiseLike<readonly unknown[]>

/** A POST that makes something: `traces` are the rows it leaves, `leaves` how many these are. */
export type KeyedPost = {
  path: string
  headers: Record<string, string>
  body?: object
  leaves: number
  traces: () => Rows
}

export const kindsOfPosts = [
  'invite',
  'bulk of invites',
  'identity',
  'bulk of identities',
  'resend',
  'revoke',
  'acceptance',
  'API key',
  'sign-up',
] as const
export type KindOfPost = (typeof kindsOfPosts)[number]

/** In an account of their own, one of each kind that nobody made before. */
export async function openKeyedPosts(api: ReturnType<typeof createClient>, sql: Sql) {
  const account = await signUpAt(api)
  const { slug, environmentId, admin } = account
  const headers = { ...admin.bearer, 'x-environment-id': environmentId }
  const eventsOf = (type: string, ids: string[]) => () =>
    sql`select from invite_events where type = ${type} and invite_id = any(${ids}::uuid[])`
  const eventsFor = (emails: string[]) => () =>
    sql`
    select from invite_events join invites on invites.id = invite_id
    where invite_events.type = 'created' and email = any(${emails})`
  const factsFor = (emails: string[]) => () =>
    sql`
    select from facts join identities on identities.id = object_id where email = any(${emails})`

  const one = (path: string, traces: (emails: string[]) => () => Rows): KeyedPost => {
    const body = somebodyNew()
    return { path, headers, body, leaves: 1, traces: traces([body.email]) }
  }
  const many = (field: string, path: string, traces: (emails: string[]) => () => Rows) => {
    const rows = Array.from({ length: 3 }, somebodyNew)
    const emails = rows.map(({ email }) => email)
    return { path, headers, body: { [field]: rows }, leaves: 3, traces: traces(emails) }
  }
  async function invite() {
    const given = { ...somebodyNew(), send_email: false }
    const { body } = await api.call('POST', '/api/v1/identity-invites', given, headers)
    return { id: text(body, 'id'), token: tokenIn(text(body, 'accept_url')) }
  }
  async function step(name: string, type: string): Promise<KeyedPost> {
    const { id } = await invite()
    const path = `/api/v1/identity-invites/${id}/${name}`
    return { path, headers, leaves: 1, traces: eventsOf(type, [id]) }
  }

  const makers: Record<KindOfPost, () => KeyedPost | Promise<KeyedPost>> = {
    invite: () => one('/api/v1/identity-invites', eventsFor),
    'bulk of invites': () => many('invites', '/api/v1/identity-invites/bulk-create', eventsFor),
    identity: () => one('/api/v1/identities', factsFor),
    'bulk of identities': () => many('identities', '/api/v1/identities/bulk-create', factsFor),
    resend: () => step('resend', 'resent'),
    revoke: () => step('revoke', 'revoked'),
    async acceptance() {
      const { id, token } = await invite()
      const body = { token, first_name: 'Ada', last_name: 'Lovelace', password: goodPassword }
      const traces = eventsOf('accepted', [id])
      return { path: '/api/v1/invite-acceptances', headers: {}, body, leaves: 1, traces }
    },
    'API key'() {
      const body = { name: `Key ${randomUUID()}`, permissions: ['invite.read'] }
      const traces = () => sql`select from api_keys where name = ${body.name}`
      const path = `/api/v1/environments/${environmentId}/api-keys`
      return { path, headers, body, leaves: 1, traces }
    },
    'sign-up'() {
      const body = signUpForm({ password })
      const traces = () => sql`
        select from accounts join environments on environments.account_id = accounts.id
          join operators on operators.account_id = accounts.id
        where slug = ${body.slug}`
      return { path: '/api/v1/accounts', headers: {}, body, leaves: 2, traces }
    },
  }
  return { slug, make: async (kind: KindOfPost) => makers[kind]() }
}

export type Sent = { status: number; bytes: string; replayed: boolean }

/** Sends it to one of the stack's API processes under this key. */
export async function sendKeyed(apiUrl: string, post: KeyedPost, key: string): Promise<Sent> {
  const type = post.body && { 'content-type': 'application/json' }
  const answer = await fetch(`${apiUrl}${post.path}`, {
    method: 'POST',
    headers: { ...post.headers, ...type, 'idempotency-key': key },
    ...(post.body && { body: JSON.stringify(post.body) }),
  })
  const replayed = answer.headers.get('idempotent-replayed') === 'true'
  return { status: answer.status, bytes: await answer.text(), replayed }
}
