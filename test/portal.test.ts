import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stageAttempt } from '../db/acceptance-attempts.ts'
import { acceptInvite } from '../db/acceptances.ts'
import * as support from './support/api.ts'
import { friend, invitesOf, makePerson, outcome, signedIn } from './support/portal.ts'

let api: support.Api
let account: support.Account
let grace: Awaited<ReturnType<typeof signedIn>>
beforeAll(async () => {
  api = await support.startApi()
  account = await support.signUp(api)
  grace = await signedIn(api, account)
})
afterAll(() => api.stop())

const invite = (given: object = {}, headers: object = {}) =>
  api.call(invitesOf(account.slug), {
    headers: { ...grace.headers, ...headers },
    payload: friend(given),
  })
const read = (headers: object) => outcome(api, invitesOf(account.slug), { headers: { ...headers } })

describe('a person who invites', () => {
  it('is answered with exactly the fields of the portal, and is named to the invitee', async () => {
    const payload = friend({ first_name: ' Alan ' })
    const answer = await invite(payload)
    const body = answer.json()
    expect(answer.statusCode).toBe(201)
    expect(body).toEqual({
      id: expect.any(String),
      email: payload.email,
      first_name: 'Alan',
      last_name: 'Turing',
      name: 'Alan Turing',
      status: 'pending',
      expires_at: expect.stringMatching(/^[\d-]{10}T[\d:]{8}\.\d{3}Z$/),
      invited_by: grace.id,
      created_at: expect.stringMatching(/^[\d-]{10}T[\d:]{8}\.\d{3}Z$/),
    })
    expect(answer.headers.location).toBe(`${invitesOf(account.slug)}/${body.id}`)
    const [row] = await api.sql`select * from invites where id = ${body.id}`
    expect(row).toMatchObject({
      environmentId: null,
      applicationId: null,
      sendEmail: true,
      deliveryState: 'queued',
      invitedByType: 'identity',
      invitedByName: 'Grace Hopper',
    })
  })

  it('gives an address and both names, and nothing else', async () => {
    const { email, first_name, last_name } = friend()
    const lacking = [
      { first_name, last_name },
      { email, last_name },
      { email, first_name },
    ]
    const code = async (payload: object) =>
      outcome(api, invitesOf(account.slug), { headers: grace.headers, payload })
    for (const payload of lacking) expect(await code(payload)).toEqual([422, 'validation_failed'])
    expect(await code(friend({ first_name: '  ' }))).toEqual([422, 'validation_failed'])
    expect(await code(friend({ email: 'nobody' }))).toEqual([422, 'validation_failed'])
    for (const more of ['role_id', 'message', 'send_email', 'custom_fields']) {
      expect(await code(friend({ [more]: 'x' })), more).toEqual([422, 'unknown_field'])
    }
  })

  it('is refused as everywhere: pending, member, cap', async () => {
    const payload = friend()
    const { id } = (await invite(payload)).json()
    const again = { ...payload, email: payload.email.toUpperCase() }
    expect((await invite(again)).json()).toMatchObject({
      status: 409,
      code: 'invite_pending',
      existing_invite_id: id,
    })
    const { email } = await makePerson(api, account)
    expect((await invite({ email })).json()).toMatchObject({ status: 409, code: 'already_member' })
    const capped = friend()
    await api.sql`
      insert into recipient_days (account_id, recipient_key, day, sends)
      values (${account.accountId}, ${capped.email}, (now() at time zone 'utc')::date, 10)`
    expect((await invite(capped)).json()).toMatchObject({ status: 429, code: 'recipient_cap' })
  })

  it('invites once under one key, whose answers nobody else gets', async () => {
    const payload = friend()
    const key = { 'idempotency-key': randomUUID() }
    const [first, ...others] = [await invite(payload, key), await invite(payload, key)]
    expect(others[0]?.json()).toEqual(first?.json())
    expect(others[0]?.headers['idempotent-replayed']).toBe('true')
    const other = await signedIn(api, account)
    const stolen = await invite(payload, { ...key, ...other.headers })
    expect(stolen.json().code).toBe('invite_pending')
    const changed = await invite({ ...payload, first_name: 'Eve' }, key)
    expect(changed.json().code).toBe('idempotency_key_reused')
  })

  it('may only read where the policy says so, until it lets them again', async () => {
    const sent = (await invite()).json()
    const allow = (portal_invites: boolean) =>
      api.call(`/api/v1/accounts/${account.slug}/policy`, {
        method: 'PATCH',
        headers: account.bearer,
        payload: { portal_invites },
      })
    await allow(false)
    expect((await invite()).json()).toMatchObject({ status: 403, code: 'portal_invites_disabled' })
    expect(await read(grace.headers)).toEqual([200, undefined])
    const one = `${invitesOf(account.slug)}/${sent.id}`
    expect((await api.call(one, { headers: grace.headers })).json()).toEqual(sent)
    await allow(true)
    expect((await invite()).statusCode).toBe(201)
  })

  it('invites nobody any more once gone, be it between the form and the acceptance', async () => {
    const person = await signedIn(api, account)
    const { id, email } = (await invite({}, person.headers)).json()
    const attempt = { id: randomUUID(), inviteId: id, generation: 1, firstName: 'A', lastName: 'T' }
    await stageAttempt(api.sql, {
      ...attempt,
      accountId: account.accountId,
      channel: 'mail',
      passwordHash: null,
      provenIdentityId: grace.id,
      requestId: '',
    })
    await api.sql`delete from identities where id = ${person.id}`
    const accepting = acceptInvite(api.sql, id, attempt.id)
    await expect(accepting).rejects.toMatchObject({ code: 'invite_revoked' })
    await api.sql`delete from acceptance_attempts where id = ${attempt.id}`
    expect(await api.sql`select from identities where email = ${email}`).toHaveLength(0)
    const token = api.deps.tokens.write({ inviteId: id, generation: 1, channel: 'mail' })
    const opened = await api.call(`/api/v1/invite-acceptances/${token}`)
    expect(opened.json()).toMatchObject({ status: 410, code: 'invite_revoked' })
  })
})
