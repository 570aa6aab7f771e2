import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLinkTokens } from '../security/tokens.ts'
import { createClient, newAddress, pick, sharedStack, text } from './support/client.ts'
import { testSecrets } from './support/secrets.ts'
import {
  current,
  mailToken,
  newNumber,
  openUserActions,
  tokenIn,
  type UserActions,
} from './support/user-actions.ts'

/** Seed 004: invitations by mobile number. */
const api = createClient(sharedStack())
const tokens = createLinkTokens([testSecrets.INVITE_TOKEN_SECRETS])
let ours: UserActions
beforeAll(async () => {
  ours = await openUserActions(api)
})

describe('Mobile number for SMS invitation', () => {
  const byNumber = async (given: object = {}) => {
    const mobile_number = newNumber()
    return { ...(await ours.invited({ email: undefined, mobile_number, ...given })), mobile_number }
  }

  it('makes a person with the number and without an address', async () => {
    const { id, mobile_number } = await byNumber()
    const { body } = await ours.register(mailToken(id))
    expect(body).toMatchObject({ data: { email: null, mobile_number, email_verified: false } })
    const again = await ours.invite({ email: undefined, mobile_number })
    expect(again.body).toMatchObject({ status: 409, code: 'already_member' })
  })

  it('takes an address that the person gives', async () => {
    const { id, mobile_number } = await byNumber()
    const email = newAddress()
    const { body } = await ours.register(mailToken(id), { email, mobile_number })
    expect(body).toMatchObject({ data: { email, mobile_number, email_verified: false } })
  })

  it('finds who is known by that number, and guards them as by an address', async () => {
    const first = await byNumber()
    const made = await ours.register(mailToken(first.id))
    const role = await ours.admin.ask('POST', `${ours.base}/roles`, { name: randomUUID() })
    const groups = [{ group_id: ours.nodeId, roles: [text(role.body, 'id')] }]
    const { mobile_number } = first
    const again = await ours.invited({ email: undefined, mobile_number, groups })
    const taking = await ours.register(again.token)
    expect(taking.body).toMatchObject({ status: 401, code: 'current_password_required' })
    const { email } = await ours.somebodyThere()
    const others = await ours.register(mailToken(again.id), { email })
    expect(others.body).toMatchObject({ status: 409, code: 'email_conflict' })
    const joined = await ours.register(again.token, current)
    expect(pick(joined.body, 'data.sub')).toBe(pick(made.body, 'data.sub'))
  })

  it('is looked up, accepted and declined on the hosted page like any other', async () => {
    const { id, mobile_number } = await byNumber()
    const masked = `${mobile_number.slice(0, 3)}•••${mobile_number.slice(-2)}`
    const page = await api.call('GET', `/api/v1/invite-acceptances/${mailToken(id)}`)
    expect(page.body).toMatchObject({
      masked_email: null,
      masked_mobile_number: masked,
      requires: 'password',
    })
    const accepted = await api.accept(mailToken(id))
    expect(accepted.body).toMatchObject({
      invite: { email: null, mobile_number, status: 'accepted' },
      identity: { email: null },
    })
    const other = await byNumber()
    const decline = `/api/v1/invite-acceptances/${mailToken(other.id)}/decline`
    expect((await api.call('POST', decline)).status).toBe(200)
    expect((await ours.read(other.id)).body).toMatchObject({ data: { state: 'rejected' } })
  })

  it('is resent, handed on, found and revoked by the API of every other invite', async () => {
    const { id, mobile_number } = await byNumber()
    const there = { 'x-environment-id': ours.environmentId }
    const ask = (path: string, method = 'POST') =>
      ours.admin.ask(method, `/identity-invites${path}`, undefined, there)
    const resent = await ask(`/${id}/resend`)
    expect(resent.body).toMatchObject({ email: null, mobile_number, generation: 2 })
    const link = text((await ask(`/${id}/accept-url`)).body, 'accept_url')
    expect(link).toContain(`${ours.loginPage}&invite_id=`)
    expect(tokens.read(tokenIn(link))).toMatchObject({ inviteId: id, channel: 'copy' })
    const found = await ask(`?q=${encodeURIComponent(mobile_number)}`, 'GET')
    expect(found.body).toMatchObject({ data: [{ id }] })
    expect((await ask(`/${id}/revoke`)).body).toMatchObject({ status: 'revoked' })
  })
})
