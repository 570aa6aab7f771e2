import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import { createBreachCheck } from '../security/breaches.ts'
import { type Account, type Api, makeKey, password, signUp, startApi } from './support/api.ts'
import {
  type Furniture,
  furnish,
  makeOperator,
  somebody,
  withoutRequestId,
} from './support/directory.ts'

const url = '/api/v1/identities'
const breached = 'known from a breach'
let api: Api
let account: Account
let ours: Furniture
let theirs: Furniture
beforeAll(async () => {
  api = await startApi()
  account = await signUp(api)
  ours = await furnish(api, account)
  theirs = await furnish(api, await signUp(api))
})
afterAll(() => api.stop())

const create = (payload: object, headers: object = ours.key.headers) =>
  api.call(url, { headers: { ...headers }, payload })
const codeOf = async (payload: object, headers?: object) => {
  const answer = await create(payload, headers)
  return [answer.statusCode, answer.json().code]
}
const inDirectory = async (email: string) => {
  const [row] = await api.sql<[{ count: number }]>`
    select count(*)::int from identities where account_id = ${account.accountId}
      and email_key = canonical_email(${email})`
  return row.count
}

describe('creating a person', () => {
  it('answers with all of it, committed, at the default application', async () => {
    const external_id = randomUUID()
    const wanted = somebody({
      email: '  Zoë.Müller@Example.COM ',
      password,
      external_id,
      custom_fields: { team: ['a', 1] },
      mobile_number: '+4915112345678',
      role_id: ours.roleId,
      node_id: ours.nodeId,
    })
    const answer = await create(wanted)
    expect(answer.statusCode).toBe(201)
    const made = answer.json()
    expect(answer.headers.location).toBe(`${url}/${made.id}`)
    expect(made).toEqual({
      id: made.id,
      email: 'Zoë.Müller@Example.COM',
      mobile_number: '+4915112345678',
      email_verified: false,
      first_name: 'Pat',
      last_name: 'Lee',
      name: 'Pat Lee',
      status: 'active',
      external_id,
      custom_fields: { team: ['a', 1] },
      has_password: true,
      applications: [{ application_id: ours.defaultApplicationId }],
      assignments: [
        {
          id: expect.any(String),
          role_id: ours.roleId,
          node_id: ours.nodeId,
          environment_id: account.environmentId,
        },
      ],
      created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      updated_at: made.created_at,
      warnings: [],
    })
    const { warnings, ...identity } = made
    const read = await api.call(`${url}/${made.id}`, { headers: ours.key.headers })
    expect(read.json()).toEqual(identity)
  })

  it('keeps a hash of the password, and tells a fact without it', async () => {
    const made = (await create(somebody({ password }))).json()
    const [row] = await api.sql`select password_hash from identities where id = ${made.id}`
    expect(await api.deps.passwords.verify(row?.passwordHash, password)).toBe(true)
    const facts = await api.sql`select * from facts where object_id = ${made.id}`
    expect(facts).toMatchObject([
      {
        accountId: account.accountId,
        environmentId: account.environmentId,
        type: 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY',
        objectType: 'users',
        attributes: { provider: 'self', sub: made.id, requestId: expect.any(String) },
        newValue: { email: made.email, first_name: 'Pat', last_name: 'Lee' },
      },
    ])
    expect(JSON.stringify(facts)).not.toContain('argon2')
  })

  it('does without a password, and tells the same fact', async () => {
    const made = (await create(somebody())).json()
    expect(made).toMatchObject({ has_password: false, assignments: [] })
    const facts = await api.sql`select type from facts where object_id = ${made.id}`
    expect(facts).toEqual([{ type: 'ACCOUNT_CREATED_WITH_CIDAAS_IDENTITY' }])
  })

  it.each(['role_id', 'node_id'])(
    'gives no assignment for a lone %s, and says so',
    async (half) => {
      const answer = await create(somebody({ [half]: randomUUID() }))
      expect(answer.statusCode).toBe(201)
      expect(answer.json()).toMatchObject({
        assignments: [],
        warnings: [{ code: 'role_node_pair' }],
      })
      const shapeless = await create(somebody({ [half]: 'no id' }))
      expect(shapeless.json()).toMatchObject({ status: 422, errors: [{ field: half }] })
    },
  )

  it('makes a member of the application that is named, and of no other', async () => {
    const made = (await create(somebody({ application_id: ours.applicationId }))).json()
    expect(made.applications).toEqual([{ application_id: ours.applicationId }])
  })

  it.each([
    ['a password of 7 characters', { password: '1234567' }, 'validation_failed', 'password'],
    ['a password of 65 characters', { password: 'x'.repeat(65) }, 'validation_failed', 'password'],
    ['a common password', { password: 'Password1' }, 'password_breached', 'password'],
    ['no e-mail address', { email: 'pat@example' }, 'validation_failed', 'email'],
    ['an empty name', { first_name: ' ' }, 'validation_failed', 'first_name'],
    ['a long external id', { external_id: 'x'.repeat(256) }, 'validation_failed', 'external_id'],
    ['a number without a plus', { mobile_number: '0151123' }, 'validation_failed', 'mobile_number'],
    [
      '17 KiB of fields',
      { custom_fields: { a: 'x'.repeat(17_000) } },
      'validation_failed',
      'custom_fields',
    ],
    ['a field it does not know', { nickname: 'P' }, 'unknown_field', 'nickname'],
  ])('refuses %s', async (_what, given, code, field) => {
    const answer = await create(somebody(given))
    expect(answer.json()).toMatchObject({ status: 422, code, errors: [{ field }] })
  })

  it('takes 8 and 64 characters, and an external id of 255', async () => {
    for (const given of [
      { password: 'żółć🔑ab1' },
      { password: '🔑'.repeat(64) },
      { external_id: randomUUID().padEnd(255) },
    ]) {
      expect((await create(somebody(given))).statusCode).toBe(201)
    }
  })

  it('answers 503 and makes nobody while passwords cannot be checked', async () => {
    const breaches = createBreachCheck({
      url: 'http://range.test',
      mode: 'strict',
      onFallback: () => {},
      fetcher: async () => new Response('', { status: 500 }),
    })
    const strict = await startApi({ breaches })
    const payload = somebody({ password: breached })
    const answer = await strict.call(url, { headers: ours.key.headers, payload })
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'breach_check_unavailable'])
    expect(await inDirectory(payload.email)).toBe(0)
    await strict.stop()
  })
})

describe('whoever is there already', () => {
  it('is left as they are: 409 for the address however it is spelt, and for the external id', async () => {
    const external_id = randomUUID()
    const first = somebody({ external_id })
    const made = (await create(first)).json()
    const again = await create(
      somebody({
        email: ` ${first.email.toUpperCase()}`,
        role_id: ours.roleId,
        node_id: ours.nodeId,
      }),
    )
    expect(again.json()).toMatchObject({
      status: 409,
      code: 'email_conflict',
      errors: [{ field: 'email' }],
    })
    const other = somebody({ external_id })
    expect((await create(other)).json()).toMatchObject({
      status: 409,
      code: 'external_id_conflict',
      errors: [{ field: 'external_id' }],
    })
    expect(await inDirectory(other.email)).toBe(0)
    const { warnings, ...identity } = made
    const read = await api.call(`${url}/${made.id}`, { headers: ours.key.headers })
    expect(read.json()).toEqual(identity)
  })

  it('was made once, also when 8 ask at the same moment', async () => {
    const wanted = somebody({ password, role_id: ours.roleId, node_id: ours.nodeId })
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(wanted)))
    const codes = answers.map((answer) => answer.json().code ?? answer.statusCode)
    expect(codes.filter((code) => code === 201)).toHaveLength(1)
    expect(codes.filter((code) => code === 'email_conflict')).toHaveLength(7)
    expect(await inDirectory(wanted.email)).toBe(1)
  })

  it('is the same person whose invite is accepted at the same moment', async () => {
    for (let i = 0; i < 10; i++) {
      const wanted = somebody()
      const accept = await stageInvite(wanted)
      const [answer] = await Promise.all([
        create(wanted),
        accept()
          .catch(accept)
          .catch(() => {}),
      ])
      expect([201, 409]).toContain(answer.statusCode)
      expect(await inDirectory(wanted.email)).toBe(1)
    }
  })

  it('may have a pending invite, which joins them when it is accepted', async () => {
    const wanted = somebody()
    const accept = await stageInvite(wanted, 'mail')
    const made = (await create(wanted)).json()
    await accept()
    const [invite] = await api.sql`
      select accepted_identity_id as id from invites where email = ${wanted.email}`
    expect(invite).toEqual({ id: made.id })
  })
})

/** A pending invite with an attempt at it; gives what takes the attempt. */
async function stageInvite({ email }: { email: string }, channel: 'mail' | 'copy' = 'copy') {
  const { headers } = await makeKey(api, account, ['invite.manage'])
  const payload = somebody({ email, send_email: false })
  const { id } = (await api.call('/api/v1/identity-invites', { headers, payload })).json()
  const attemptId = randomUUID()
  const passwordHash = await api.deps.passwords.hash(password)
  const names = { firstName: 'Pat', lastName: 'Lee' }
  const attempt = { id: attemptId, accountId: account.accountId, inviteId: id, generation: 1 }
  const proof = { passwordHash, provenIdentityId: null, requestId: randomUUID() }
  await stageAttempt(api.sql, { ...attempt, ...names, ...proof, channel })
  return () => acceptInvite(api.sql, id, attemptId)
}

describe('a request that is made again', () => {
  it('with the same key gives the same person, also when the first had no answer', async () => {
    const wanted = somebody({ password, role_id: ours.roleId })
    const headers = { ...ours.key.headers, 'idempotency-key': randomUUID() }
    const first = await create(wanted, headers)
    await api.sql`
      update idempotency_keys set status_code = null, response = null, owner = 0
      where key = ${headers['idempotency-key']}`
    const second = await create(wanted, headers)
    expect([second.statusCode, second.json()]).toEqual([201, first.json()])
    const third = await create(wanted, headers)
    expect(third.headers['idempotent-replayed']).toBe('true')
    const facts = await api.sql`select from facts where object_id = ${first.json().id}`
    expect(facts).toHaveLength(1)
  })
})

describe('nobody creates', () => {
  it.each([
    ['role', 'unknown_role', () => ({ role_id: theirs.roleId, node_id: ours.nodeId })],
    ['node', 'unknown_node', () => ({ role_id: ours.roleId, node_id: theirs.nodeId })],
    ['application', 'unknown_application', () => ({ application_id: theirs.applicationId })],
    [
      'application of the other environment',
      'unknown_application',
      () => ({ application_id: ours.production.applicationId }),
    ],
    [
      'node of the other environment',
      'unknown_node',
      () => ({ role_id: ours.roleId, node_id: ours.production.nodeId }),
    ],
  ])('with a foreign %s, which is as good as none', async (_what, code, foreign) => {
    const none = Object.fromEntries(
      Object.entries(foreign()).map(([name, id]) => {
        return [name, id === ours.roleId || id === ours.nodeId ? id : randomUUID()]
      }),
    )
    const [theirsAnswer, noneAnswer] = [
      await create(somebody(foreign())),
      await create(somebody(none)),
    ]
    expect(theirsAnswer.json()).toMatchObject({ status: 422, code })
    expect(withoutRequestId(theirsAnswer.body)).toBe(withoutRequestId(noneAnswer.body))
  })

  it('without identity.manage', async () => {
    const { headers } = await makeKey(api, account, ['identity.read', 'invite.manage'])
    const inviter = await makeOperator(api, account, { role: 'user_invite' })
    for (const caller of [headers, inviter]) {
      const answer = await create(somebody(), caller)
      expect(answer.json()).toMatchObject({
        code: 'permission_denied',
        missing_permission: 'identity.manage',
      })
    }
  })

  it('beyond the nodes they are limited to', async () => {
    const base = `/api/v1/environments/${account.environmentId}`
    const headers = account.bearer
    await api.call(base, { method: 'PATCH', headers, payload: { hierarchy_enabled: true } })
    const node = await api.call(`${base}/nodes`, { headers, payload: { name: randomUUID() } })
    const nodeId = String(node.json().id)
    const limited = await makeOperator(api, account, { role: 'admin', nodeIds: [nodeId] })
    const role_id = ours.roleId
    expect(await codeOf(somebody({ role_id, node_id: ours.nodeId }), limited)).toEqual([
      403,
      'permission_denied',
    ])
    expect((await create(somebody({ role_id, node_id: nodeId }), limited)).statusCode).toBe(201)
  })

  it('in an environment that is suspended', async () => {
    const paused = await signUp(api)
    const { key } = await furnish(api, paused)
    await api.sql`update environments set suspended_at = now() where id = ${paused.environmentId}`
    const operator = { ...paused.bearer, 'x-environment-id': paused.environmentId }
    for (const caller of [key.headers, operator]) {
      expect(await codeOf(somebody(), caller)).toEqual([403, 'account_suspended'])
    }
  })
})
