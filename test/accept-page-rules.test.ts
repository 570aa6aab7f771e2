import { expect, it } from 'vitest'
import { attemptFor, settles } from '../web/accept/attempts.ts'
import { asClock, secondsUntil } from '../web/accept/countdown.ts'
import { type Draft, faultsIn } from '../web/accept/draft.ts'
import { readInvite } from '../web/accept/invite.ts'
import { readLink, webAddress } from '../web/accept/link.ts'
import { passwordStrength } from '../web/accept/password-strength.ts'
import { refusalOf } from '../web/accept/refusals.ts'
import { chooseTag } from '../web/accept/words/catalogues.ts'
import { regionalForm } from '../web/accept/words/locales.ts'

const ada: Draft = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  password: 'quiet otter',
  current_password: '',
}

it.each([
  { password: '', faults: { password: 'missing' } },
  { password: '1234567', faults: { password: 'short' } },
  { password: '12345678', faults: {} },
  { password: 'e\u0301'.repeat(64), faults: {} },
  { password: 'é'.repeat(65), faults: { password: 'long' } },
  { password: '🦦'.repeat(8), faults: {} },
])('counts a password in code points after NFC: $password', ({ password, faults }) => {
  expect(faultsIn({ ...ada, password }, 'password')).toEqual(faults)
})

it.each([
  { first_name: '  ', faults: { first_name: 'missing' } },
  { first_name: 'a'.repeat(100), faults: {} },
  { first_name: 'a'.repeat(101), faults: { first_name: 'long' } },
])('wants names of 1 to 100 characters: $first_name', ({ first_name, faults }) => {
  expect(faultsIn({ ...ada, first_name }, 'password')).toEqual(faults)
})

it('asks a known person for nothing but the current password', () => {
  expect(faultsIn({ ...ada, password: '' }, 'current_password')).toEqual({
    current_password: 'missing',
  })
})

it.each([
  { password: 'seven77', level: 'short', hint: null },
  { password: 'aaaaaaaaaaaa', level: 'weak', hint: 'repeats' },
  { password: 'abcdefgh1234', level: 'weak', hint: 'repeats' },
  { password: 'qwertyuiopas', level: 'weak', hint: 'repeats' },
  { password: 'otterotterotter', level: 'weak', hint: 'repeats' },
  { password: 'Lovelace-Acme', level: 'weak', hint: 'names' },
  { password: '83920174652', level: 'weak', hint: 'longer' },
  { password: 'kwm7zpx2', level: 'fair', hint: 'longer' },
  { password: 'kwm7zpx2vhq', level: 'good', hint: 'longer' },
  { password: 'quiet otter paints mondays', level: 'strong', hint: null },
  { password: 'x'.repeat(65), level: 'long', hint: null },
])('calls $password $level', ({ password, level, hint }) => {
  expect(passwordStrength(password, ['Ada', 'Lovelace', 'Acme Inc.'])).toEqual({ level, hint })
})

it('keeps a key while the end is unknown, and takes a new one for an edit or after an answer', () => {
  const keys = ['b', 'c']
  const newKey = () => keys.shift() ?? ''
  const lost = { content: 'x', key: 'a', settled: false }
  expect(attemptFor(lost, 'x', newKey)).toBe(lost)
  expect(attemptFor(lost, 'y', newKey).key).toBe('b')
  expect(attemptFor({ ...lost, settled: true }, 'x', newKey).key).toBe('c')
})

it.each([
  { status: 201, replayed: false, settled: true },
  { status: 422, replayed: false, settled: true },
  { status: 409, replayed: false, settled: false },
  { status: 429, replayed: false, settled: false },
  { status: 503, replayed: false, settled: false },
  { status: 503, replayed: true, settled: true },
])('takes $status (replayed: $replayed) for an end: $settled', ({ settled, ...answer }) => {
  expect(settles(answer)).toBe(settled)
})

it.each([
  { status: 410, code: 'invite_expired', kind: 'dead' },
  { status: 401, code: 'current_password_required', kind: 'proof' },
  { status: 403, code: 'mail_link_required', kind: 'proof' },
  { status: 401, code: 'invalid_credentials', kind: 'faults' },
  { status: 422, code: 'password_breached', kind: 'faults' },
  { status: 502, code: undefined, kind: 'trouble' },
])('takes $status $code for $kind', ({ status, code, kind }) => {
  expect(refusalOf({ status, body: code ? { code } : null, retryAfter: null }, 0).kind).toBe(kind)
})

it.each([
  { code: 'rate_limited', told: { retry_after_seconds: 5 }, header: '9', untilMs: 5_000 },
  { code: 'rate_limited', told: {}, header: '9', untilMs: 9_000 },
  { code: 'rate_limited', told: {}, header: null, untilMs: 60_000 },
  { code: 'recipient_cap', told: {}, header: null, untilMs: null },
])('waits until $untilMs for $code', ({ code, told, header, untilMs }) => {
  const refusal = refusalOf({ status: 429, body: { code, ...told }, retryAfter: header }, 0)
  expect(refusal).toMatchObject({ trouble: { untilMs } })
})

it('reads links, addresses, languages and clocks', () => {
  expect(readLink('?token=a.b&action=decline')).toEqual({ token: 'a.b', declining: true })
  expect(readLink('?token=..')).toEqual({ token: '', declining: false })
  expect(webAddress('https://a.test/x')?.host).toBe('a.test')
  expect([webAddress('javascript:1'), webAddress('data:,x'), webAddress('')]).toEqual([
    null,
    null,
    null,
  ])
  expect([chooseTag(['nl', 'pt_BR', 'de']), chooseTag(['toString', ''])]).toEqual(['pt', 'en'])
  expect([regionalForm('en', ['fr', 'en-GB']), regionalForm('de', ['en'])]).toEqual(['en-GB', 'de'])
  expect(regionalForm('en', ['en-US@posix', 'en-AU'])).toBe('en-AU')
  expect(regionalForm('en', ['en-US@posix'])).toBe('en')
  expect([asClock(5), asClock(65), asClock(3665)]).toEqual(['0:05', '1:05', '1:01:05'])
  expect([secondsUntil(1_001, 0), secondsUntil(5, 6), secondsUntil(null, 0)]).toEqual([2, 0, 0])
  expect(readInvite('<html>')).toBeNull()
})
