import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgePasswordGuesses } from '../db/password-guesses.ts'
import * as support from './support/api.ts'
import { makePerson, signInAt } from './support/portal.ts'

let api: support.Api
let account: support.Account
beforeAll(async () => {
  api = await support.startApi()
  account = await support.signUp(api)
})
afterAll(() => api.stop())

type Attempt = (password: string) => ReturnType<support.Api['call']>
const asIdentity =
  (email: string, from = api): Attempt =>
  (password) =>
    signInAt(from, account.slug, { email, password })
const asOperator =
  (email: string, account_slug = account.slug): Attempt =>
  (password) =>
    api.call('/api/v1/sessions', { payload: { account_slug, email, password } })
const asTheirOperator = async () => {
  const { email, slug } = await support.signUp(api)
  return asOperator(email, slug)
}
const codes = async (attempt: Attempt, times: number, password = 'not it') => {
  const answers = await Promise.all(Array.from({ length: times }, () => attempt(password)))
  return answers.map((answer) => answer.json().code ?? answer.statusCode).sort()
}
const wrong = (times: number) => Array(times).fill('invalid_credentials')
const limited = (times: number) => Array(times).fill('rate_limited')

/** The row that guesses made here have left; it is another one for each test. */
const targetOf = (kind: string, email: string) => {
  const place = ['guess', kind, account.accountId, email.toLowerCase()]
  const [digest = ''] = api.deps.sealer.fingerprints(JSON.stringify(place))
  return Buffer.from(digest, 'hex')
}
const rowOf = async (email: string) => {
  const target = targetOf('identity', email)
  const [row] = await api.sql`
    select cardinality(failed) as failed, cardinality(under_way) as under_way
    from password_guesses where target = ${target}`
  return row
}
/** As if that much time had passed for the guesses of one identity. */
const waitFor = (interval: string, email: string) => api.sql`
  update password_guesses set updated_at = updated_at - ${interval}::interval,
    failed = array(select at - ${interval}::interval from unnest(failed) at),
    under_way = array(select at - ${interval}::interval from unnest(under_way) at)
  where target = ${targetOf('identity', email)}`

describe('passwords of one address in one account', () => {
  it.each([
    ['an identity', async () => asIdentity((await makePerson(api, account)).email)],
    ['nobody', async () => asIdentity(`nobody-${randomUUID()}@acme.test`)],
    ['an operator', asTheirOperator],
    ['nobody in no account', async () => asOperator('nobody@acme.test', `no-${randomUUID()}`)],
  ])('may be guessed ten times for %s, however many try at once', async (_who, make) => {
    const attempt = await make()
    expect(await codes(attempt, 15)).toEqual([...wrong(10), ...limited(5)])
    const answer = await attempt(support.password)
    expect(answer.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    const seconds = Number(answer.headers['retry-after'])
    expect(seconds).toBeGreaterThan(880)
    expect(seconds).toBeLessThanOrEqual(900)
  })

  it('are guessed in one count, however the address is spelt and by whichever process', async () => {
    const { email } = await makePerson(api, account)
    const other = await support.startApi({ ...api.deps })
    const spellings = [email.toUpperCase(), ` ${email}`, email.replace('s', '\u017f')]
    for (const spelling of spellings) {
      expect(await codes(asIdentity(spelling), 2)).toEqual(wrong(2))
      expect(await codes(asIdentity(spelling, other), 1)).toEqual(wrong(1))
    }
    expect(await codes(asIdentity(email, other), 2)).toEqual([
      'invalid_credentials',
      'rate_limited',
    ])
    await other.app.close()
  })

  it('are counted apart for another address, another account, and operators', async () => {
    const { email } = await makePerson(api, account)
    expect(await codes(asIdentity(email), 11)).toEqual([...wrong(10), ...limited(1)])
    const neighbour = await makePerson(api, account)
    expect(await codes(asIdentity(neighbour.email), 1, support.password)).toEqual([201])
    expect(await codes(asOperator(email), 1)).toEqual(wrong(1))
    const other = await support.signUp(api)
    const elsewhere = await signInAt(api, other.slug, { email, password: 'not it' })
    expect(elsewhere.json().code).toBe('invalid_credentials')
  })

  it('are counted when an invite is accepted, too', async () => {
    const { email } = await makePerson(api, account)
    const { headers } = await support.makeKey(api, account, ['invite.manage'])
    const payload = { email, first_name: 'Grace', last_name: 'Hopper' }
    const invite = await api.call('/api/v1/identity-invites', { headers, payload })
    const token = new URL(invite.json().accept_url).searchParams.get('token')
    const accept: Attempt = (current_password) =>
      api.call('/api/v1/invite-acceptances', {
        payload: { token, first_name: 'Grace', last_name: 'Hopper', current_password },
      })
    expect(await codes(accept, 5)).toEqual(wrong(5))
    expect(await codes(asIdentity(email), 5)).toEqual(wrong(5))
    expect(await codes(accept, 1, support.password)).toEqual(limited(1))
  })

  it('may be right as often as one likes, also all at once, and does not forgive', async () => {
    const { email } = await makePerson(api, account)
    expect(await codes(asIdentity(email), 9)).toEqual(wrong(9))
    const right = await codes(asIdentity(email), 12, support.password)
    expect(right).toEqual(Array(12).fill(201))
    expect(await rowOf(email)).toEqual({ failed: 9, underWay: 0 })
    expect(await codes(asIdentity(email), 2)).toEqual([...wrong(1), ...limited(1)])
  })

  it('may be guessed again when fifteen minutes are over, each guess for itself', async () => {
    const { email } = await makePerson(api, account)
    expect(await codes(asIdentity(email), 6)).toEqual(wrong(6))
    await waitFor('10 minutes', email)
    expect(await codes(asIdentity(email), 5)).toEqual([...wrong(4), ...limited(1)])
    await waitFor('4 minutes 50 seconds', email)
    expect(await codes(asIdentity(email), 1)).toEqual(limited(1))
    await waitFor('15 seconds', email)
    expect(await codes(asIdentity(email), 7)).toEqual([...wrong(6), ...limited(1)])
  })

  it('leave a digest behind, and that for fifteen minutes', async () => {
    const { email } = await makePerson(api, account)
    await codes(asIdentity(email), 1)
    await waitFor('14 minutes 50 seconds', email)
    await purgePasswordGuesses(api.sql)
    expect(await rowOf(email)).toEqual({ failed: 1, underWay: 0 })
    await waitFor('15 seconds', email)
    await purgePasswordGuesses(api.sql)
    expect(await rowOf(email)).toBeUndefined()
  })

  it('count as wrong where the process died over one', async () => {
    const { email } = await makePerson(api, account)
    await codes(asIdentity(email), 1)
    await api.sql`
      update password_guesses set under_way = array_fill(now(), array[9])
      where target = ${targetOf('identity', email)}`
    const answer = await asIdentity(email)(support.password)
    expect(answer.json().code).toBe('rate_limited')
  })
})
