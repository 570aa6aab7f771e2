import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseName } from '../domain/person.ts'
import { openApi, signUpForm } from './support/api.ts'
import { openEntrances } from './support/entrances.ts'

const api = await openApi()
const open = await openEntrances(api)

const unreadable: [string, string][] = [
  ['blanks', ' \u00a0\u3000'],
  ['a line break', 'Ada\nBcc: eve@example.com'],
  ['a carriage return', 'Ada\rLovelace'],
  ['a line separator', 'Ada\u2028Lovelace'],
  ['an escape', 'Ada\u001b[31m'],
  ['a C1 control', 'Ada\u0085'],
  ['a bidi override', 'Ada\u202eecalevoL'],
  ['a bidi isolate', 'Ada\u2066'],
  ['an Arabic letter mark', '\u061cAda'],
  ['an annotation', 'Ada\ufff9x\ufffb'],
  ['half a character', 'Ada\ud83e'],
  ['NUL', 'Ada\0'],
  ['nothing but a zero-width space', '\u200b'],
  ['nothing but joiners', '\u200d\u200c'],
  ['nothing but a Hangul filler', '\u3164'],
  ['nothing but a blank Braille cell', '\u2800'],
  ['nothing but an accent', '\u0301'],
  ['101 characters', 'a'.repeat(101)],
  ['101 characters of two units each', '🦊'.repeat(101)],
  ['100 characters that are 200 in NFC', '\u0958'.repeat(100)],
]

describe('a name is refused everywhere a person comes in', () => {
  it.each(unreadable)('with %s', async (_what, last_name) => {
    const before = await open.count()
    for (const { name, refused } of open.entrances) {
      const { code, fields } = (await refused({ last_name })) ?? {}
      expect([name, code, fields]).toEqual([name, 'validation_failed', ['last_name']])
    }
    expect(await open.count()).toBe(before)
  })
})

describe('a name is refused for everything that has one', () => {
  it.each(unreadable)('with %s', async (_what, text) => {
    for (const { url, method, field, rest } of named()) {
      const call = { method, headers: open.account.bearer, payload: { ...rest, [field]: text } }
      const { status, code, errors } = (await api.call(url, call)).json()
      expect([url, status, code]).toEqual([url, 422, 'validation_failed'])
      expect(errors).toMatchObject([{ field }])
    }
  })

  it('also a permission of a role', async () => {
    const payload = { name: `Role ${randomUUID()}`, permissions: ['read', 'write\u202e'] }
    const answer = await create('roles', payload)
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ field: 'permissions.1' }] })
  })
})

describe('a name is kept', () => {
  it.each([
    ['100 characters', 'a'.repeat(100)],
    ['100 of two units each', '🦊'.repeat(100)],
    ['a family, by its joiners', '👨‍👩‍👧'],
    ['a Persian name with a non-joiner', 'علی\u200cرضا'],
    ['markup, which is text', '<b>Ada</b> & {{invite_link}}'],
    ['what looks like SQL', "Robert'); drop table invites;--"],
    ['a dash', '-'],
  ])('as it is: %s', (_what, name) => {
    expect(parseName(name, 'name')).toBe(name)
  })

  it('in NFC, with single blanks, without what nobody sees', () => {
    expect(parseName(' \ufeffZoe\u0308 \u200b Mül\u00adler\u2060 ', 'name')).toBe('Zoë Müller')
  })

  it('so that two spellings of one are one', async () => {
    const name = `Café ${randomUUID()}`
    expect((await create('roles', { name })).statusCode).toBe(201)
    for (const again of [
      `Cafe\u0301${name.slice(4)}`,
      ` ${name} `,
      name.replace('é', 'e\u200b\u0301'),
    ]) {
      expect((await create('roles', { name: again })).json().code).toBe('name_taken')
    }
  })

  it('and a permission that is given twice, once', async () => {
    const name = () => `Twice ${randomUUID()}`
    const role = await create('roles', { name: name(), permissions: ['read', 'read ', 'write'] })
    expect(role.json().permissions).toEqual(['read', 'write'])
    const key = await create('api-keys', {
      name: name(),
      permissions: Array(2).fill('invite.read'),
    })
    expect(key.json().permissions).toEqual(['invite.read'])
  })
})

const create = (kind: string, payload: object) =>
  api.call(`/api/v1/environments/${open.account.environmentId}/${kind}`, {
    headers: open.account.bearer,
    payload,
  })

/** All that has a name and is no person: how it is made, and how it is renamed. */
function named() {
  const { slug, environmentId, rootNodeId } = open.account
  const environment = `/api/v1/environments/${environmentId}`
  const account = `/api/v1/accounts/${slug}`
  const permissions = ['invite.read']
  const at = (method: 'POST' | 'PATCH', url: string, field = 'name', rest = {}) => ({
    method,
    url,
    field,
    rest,
  })
  return [
    at('POST', `${environment}/roles`),
    at('POST', `${environment}/nodes`),
    at('PATCH', `${environment}/nodes/${rootNodeId}`),
    at('POST', `${environment}/applications`, 'client_name'),
    at('POST', `${environment}/api-keys`, 'name', { permissions }),
    at('POST', `${account}/environments`),
    at('PATCH', environment),
    at('PATCH', account),
    at('PATCH', `${account}/branding`, 'sender_name'),
    at('POST', '/api/v1/accounts', 'name', signUpForm()),
  ]
}
