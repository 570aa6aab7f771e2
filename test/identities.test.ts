import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createBreachCheck } from '../security/breaches.ts'
import { openApi, password, signUp, startApi } from './support/api.ts'
import { countPeople, furnish, somebody } from './support/directory.ts'

const url = '/api/v1/identities'
const breached = 'known from a breach'
const api = await openApi()
const account = await signUp(api)
const ours = await furnish(api, account)

const create = (payload: object, headers: object = ours.key.headers) =>
  api.call(url, { headers: { ...headers }, payload })
const inDirectory = (email: string) => countPeople(api, account, email)

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
      { external_id: randomUUID().padEnd(255, 'x') },
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
