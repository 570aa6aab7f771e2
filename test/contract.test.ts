import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { isProblemCode, problems } from '../domain/problems.ts'
import { contractOf, makeKey, openApi, signUp } from './support/api.ts'
import type { Answered } from './support/contract.ts'

const api = await openApi()
const account = await signUp(api)
const contract = contractOf(api.app)

const named = (name: string) => {
  const found = contract.operations.find(({ operationId }) => operationId === name)
  if (!found) throw new Error(`${name} is not described.`)
  return found
}
const codesOf = (name: string, status: number) => named(name)['x-codes']?.[status] ?? []
const parametersOf = (name: string) => named(name).parameters.map((one) => one.name)

describe('the description', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(
      (await api.call('/openapi.json')).json(),
    )
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('refers to nothing that is not there', async () => {
    const { body } = await api.call('/openapi.json')
    const { components } = JSON.parse(body)
    for (const [, kind = '', name = ''] of body.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      expect(components[kind]?.[name], `${kind}/${name}`).toBeDefined()
    }
  })

  it('gives every route a name of its own, for clients to call it by', () => {
    const names = contract.operations.map(({ operationId }) => operationId)
    expect(names).toEqual([...new Set(names)])
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9]+$/)
  })

  it('explains every tag', () => {
    for (const { name, description } of contract.tags) {
      expect(description, `${name}: describe it in api/openapi/tags.ts`).toBeTruthy()
    }
  })

  it('covers what machines ask for, with content types', () => {
    const typeOf = (name: string) => Object.keys(named(name).responses[200]?.content ?? {})
    expect(typeOf('getMetrics')).toEqual(['text/plain'])
    expect(typeOf('getReference')).toEqual(['text/html'])
    for (const name of ['getHealth', 'getReadiness', 'getPublicKeys', 'getDescription']) {
      expect(typeOf(name)).toEqual(['application/json'])
    }
  })

  it('says of a field with a default that a request may do without, and an answer has it', () => {
    const { required } = contract.components.schemas.CreateEnvironmentRoleBody ?? {}
    expect(required).toEqual(['name'])
    expect(contract.components.schemas.Role?.required).toContain('permissions')
    const limit = named('listEnvironmentRoles').parameters.find(({ name }) => name === 'limit')
    expect(limit?.required).not.toBe(true)
  })

  it('names what many routes have in common', () => {
    const { Invite, Problem, Role } = contract.components.schemas
    for (const schema of [Invite, Problem, Role]) expect(schema?.type).toBe('object')
    const made = named('createIdentityInvite').responses[201]?.content?.['application/json']
    expect(made?.schema).toEqual({ $ref: '#/components/schemas/Invite' })
  })

  it('tells which headers a route takes and gives', () => {
    expect(parametersOf('createIdentityInvite')).toEqual(['X-Environment-Id', 'Idempotency-Key'])
    expect(parametersOf('createEnvironmentRole')).toEqual(['id', 'Idempotency-Key'])
    const { responses } = named('createIdentityInvite')
    expect(Object.keys(responses[201]?.headers ?? {})).toEqual(
      expect.arrayContaining([
        'Location',
        'Idempotent-Replayed',
        'X-Request-Id',
        'RateLimit-Reset',
      ]),
    )
    expect(Object.keys(responses[429]?.headers ?? {})).toContain('Retry-After')
    expect(Object.keys(responses[401]?.headers ?? {})).not.toContain('Idempotent-Replayed')
  })
})

describe('the refusals of a route', () => {
  it('are its own and those of all, none in place of another', () => {
    expect(codesOf('resendIdentityInvite', 409)).toEqual(
      expect.arrayContaining(['invite_not_pending', 'invite_pending', 'idempotency_in_progress']),
    )
    expect(codesOf('signIn', 401)).toEqual(['invalid_credentials'])
    expect(codesOf('listEnvironmentRoles', 403)).not.toContain('cross_origin')
    expect(codesOf('getAccountPolicy', 403)).not.toContain('permission_denied')
    expect(codesOf('createEnvironmentRole', 422)).toContain('idempotency_key_reused')
  })

  it('are typed: the schema of an answer knows its codes, each with an example', () => {
    for (const { operationId, responses, 'x-codes': codes = {} } of contract.operations) {
      for (const [status, expected] of Object.entries(codes)) {
        const media = responses[status]?.content?.['application/problem+json']
        expect(Object.keys(media?.examples ?? {}), operationId).toEqual(expected)
        for (const code of expected.filter(isProblemCode)) {
          const { value } = contract.components.examples[code] ?? {}
          expect(problems[code].status).toBe(Number(status))
          expect(contract.check(media?.schema ?? {}, value), code).toEqual([])
        }
        const other = { ...Object(contract.components.examples.internal?.value), code: 'other' }
        expect(contract.check(media?.schema ?? {}, other)).not.toEqual([])
      }
    }
  })
})

describe('an example', () => {
  it('stands beside every body of a request, and fits', () => {
    for (const { operationId, requestBody } of contract.operations) {
      for (const { schema = {}, example } of Object.values(requestBody?.content ?? {})) {
        expect(example, operationId).toBeDefined()
        expect(contract.check(schema, example), operationId).toEqual([])
      }
    }
  })

  it('stands beside every body of an answer, and fits', () => {
    for (const { operationId, responses } of contract.operations) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (!status.startsWith('2')) continue
        for (const { schema = {}, example } of Object.values(content)) {
          expect(example, operationId).toBeDefined()
          expect(contract.check(schema, example), operationId).toEqual([])
        }
      }
    }
  })

  it('of a request does what it says', async () => {
    const { headers } = await makeKey(api, account, ['invite.manage'])
    const { requestBody } = named('createIdentityInvite')
    const { example } = requestBody?.content?.['application/json'] ?? {}
    const { role_id: _role, node_id: _node, ...payload } = Object(example)
    expect((await api.call('/api/v1/identity-invites', { headers, payload })).statusCode).toBe(201)
  })
})

describe('an answer that breaks its contract', () => {
  const request = { method: 'GET', url: '/healthz?x=1' }
  const kept: Answered = {
    statusCode: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"status":"up"}',
  }
  const problem = { 'content-type': 'application/problem+json' }
  const limited = { ...problem, 'retry-after': '1' }
  const policy = { method: 'GET', url: '/api/v1/accounts/acme/policy' }
  const refused = (code: string, status: number) => ({
    statusCode: status,
    headers: problem,
    body: JSON.stringify({
      type: 'http://x/y',
      title: '',
      status,
      detail: '',
      code,
      request_id: '',
    }),
  })

  it.each([
    ['a status nobody promised', request, { statusCode: 202 }],
    ['another content type', request, { headers: { 'content-type': 'text/html' } }],
    ['another body', request, { body: '{"status":"down"}' }],
    ['a header nobody promised', request, { headers: { ...kept.headers, location: '/' } }],
    ['a code of another route', policy, refused('slug_taken', 409)],
    ['a code of another status', policy, refused('token_expired', 403)],
    ['a code nobody knows', policy, refused('odd', 401)],
    ['a header at the wrong status', policy, { ...refused('not_found', 404), headers: limited }],
    ['a refusal in plain words', { method: 'GET', url: '/nowhere' }, { statusCode: 404 }],
  ])('fails the test that received it: %s', (_what, asked, change) => {
    expect(() => contract.assertKept(asked, { ...kept, ...change })).toThrow('broke its contract')
  })

  it('and one that keeps it does not', () => {
    contract.assertKept(request, kept)
    contract.assertKept(policy, refused('token_expired', 401))
    contract.assertKept({ method: 'GET', url: '/nowhere' }, refused('not_found', 404))
  })
})
