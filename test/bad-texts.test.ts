import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openApi } from './support/api.ts'
import { type Entrance, openEntrances } from './support/entrances.ts'

const api = await openApi()
const open = await openEntrances(api)

const huge = 'a'.repeat(60_000)

describe('of an invite', () => {
  it.each([
    ['a message of 501 characters', { message: 'a'.repeat(501) }, 'message'],
    ['a message of 500 that are 1000 in NFC', { message: '\u0958'.repeat(500) }, 'message'],
    ['a message with a control character', { message: 'Hi\u0007' }, 'message'],
    ['a message that is turned around', { message: 'Hi \u202eereht' }, 'message'],
    ['a language of 36 characters', { lang: `en${'-abcdefg'.repeat(4)}-x` }, 'lang'],
    ['a language that is none', { lang: 'english language' }, 'lang'],
    ['an endless language', { lang: `en${'-aaaaaaaa'.repeat(6000)}!` }, 'lang'],
    [
      'a field named with 101 characters',
      { custom_fields: { [huge.slice(0, 101)]: 1 } },
      'custom_fields',
    ],
    ['51 fields', { custom_fields: many(51) }, 'custom_fields'],
    ['a list for fields', { custom_fields: [1] }, 'custom_fields'],
    ['a list for an address', { email: ['ada@example.com'] }, 'email'],
    ['a number for a name', { first_name: 0 }, 'first_name'],
    ['a name that is null', { first_name: null }, 'first_name'],
    ['text for a truth', { send_email: 'false' }, 'send_email'],
    ['an id in braces', { application_id: `{${randomUUID()}}` }, 'application_id'],
    ['an endless name', { first_name: huge }, 'first_name'],
    ['an endless address', { email: `${'a.'.repeat(30_000)}@example.com` }, 'email'],
    ['marks without end', { last_name: `a${'\u0301\u0316'.repeat(15_000)}` }, 'last_name'],
  ])('%s is refused, and of a row', async (_what, given, field) => {
    const [one, row] = open.entrances
    expect(await one?.refused(given)).toEqual({ code: 'validation_failed', fields: [field] })
    expect(await row?.refused(given)).toEqual({ code: 'validation_failed', fields: [field] })
  })

  it('a template nobody wrote is refused, on either tier and of a row', async () => {
    const [one, row, ofAccount] = open.entrances
    const refused = { code: 'unknown_template', fields: ['template_key'] }
    for (const entrance of [one, row, ofAccount]) {
      expect(await entrance?.refused({ template_key: 'WELCOME' })).toEqual(refused)
    }
  })

  it.each([
    ['a message of 500', { message: '🦊'.repeat(500) }],
    ['a language of 35 characters', { lang: `eng${'-abcdefg'.repeat(4)}` }],
    ['a field named with 100 characters', { custom_fields: { [huge.slice(0, 100)]: 1 } }],
    ['50 fields', { custom_fields: many(50) }],
  ])('%s is taken', async (_what, given) => {
    expect(await open.entrances[0]?.refused(given)).toBe(undefined)
  })
})

describe('of an identity', () => {
  const identity = (): Entrance | undefined => open.entrances[4]
  it.each([
    ['a number without a plus', { mobile_number: '491511234567' }, 'mobile_number'],
    ['a number that starts with 0', { mobile_number: '+0491511234567' }, 'mobile_number'],
    ['a number with blanks', { mobile_number: '+49 151 1234567' }, 'mobile_number'],
    ['a number in Arabic digits', { mobile_number: '+٤٩١٥١١٢٣٤٥٦٧' }, 'mobile_number'],
    ['a number and a line break', { mobile_number: '+491511234567\n' }, 'mobile_number'],
    ['6 digits after the first', { mobile_number: '+491511' }, 'mobile_number'],
    ['16 digits', { mobile_number: `+4${'1'.repeat(15)}` }, 'mobile_number'],
    ['an endless number', { mobile_number: `+4${'1'.repeat(60_000)}` }, 'mobile_number'],
    ['an external id in blanks', { external_id: ' 4711 ' }, 'external_id'],
    ['an external id with a line break', { external_id: '47\n11' }, 'external_id'],
    ['an external id of nothing', { external_id: '' }, 'external_id'],
    ['an external id of 256 characters', { external_id: 'a'.repeat(256) }, 'external_id'],
    ['an external id that is a number', { external_id: 4711 }, 'external_id'],
    ['an endless password', { password: huge }, 'password'],
    ['a password of 65 in NFC', { password: 'e\u0301'.repeat(65) }, 'password'],
  ])('%s is refused', async (_what, given, field) => {
    expect(await identity()?.refused(given)).toEqual({ code: 'validation_failed', fields: [field] })
  })

  it.each([
    ['7 digits', { mobile_number: '+4915112' }],
    ['15 digits', { mobile_number: `+4${'1'.repeat(14)}` }],
    ['an external id with a blank inside', { external_id: 'HR 4711' }],
  ])('%s is taken', async (_what, given) => {
    expect(await identity()?.refused(given)).toBe(undefined)
  })
})

function many(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index]))
}
