import { Type } from 'typebox'
import type { Credentials } from './demo-account.ts'
import { ApiRefusal, type Client } from './http.ts'
import { awaitMail } from './mail.ts'

const mailLimitMs = 20_000
const invitePath = '/api/v1/identity-invites'
const created = Type.Object({ accept_url: Type.String() })
const grace = { first_name: 'Grace', last_name: 'Hopper' }
const ada = { first_name: 'Ada', last_name: 'Lovelace' }

type Place = { role_id: string; node_id: string; application_id: string }

/** By whose key people are invited, and to what. */
export type Inviter = { apiKey: string; place: Place }

/** Someone who has accepted already, so that the portal can be tried. */
export async function ensureIdentity(client: Client, inviter: Inviter, person: Credentials) {
  const { apiKey, place } = inviter
  const body = { email: person.email, ...grace, ...place, send_email: false }
  try {
    const { accept_url } = await client.call(created, `POST ${invitePath}`, { apiKey, body })
    await accept(client, accept_url, person)
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    if (error.code === 'already_member') return
    if (error.code !== 'invite_pending' || !error.existingInviteId) throw error
    // An earlier start got this far and was cut short.
    const renew = `POST ${invitePath}/${error.existingInviteId}/accept-url`
    const { accept_url } = await client.call(created, renew, { apiKey })
    await accept(client, accept_url, person)
  }
}

/**
 * One real invite by mail, to an address that nobody was invited at before; its link as the mail has
 * it, where the mail can be read. A stack whose demo invite fails is a stack nevertheless.
 */
export async function sendDemoInvite(
  client: Client,
  { apiKey, place }: Inviter,
  mailUrl: string | null,
) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const email = `ada.${stamp}@example.com`
  const body = { email, ...ada, ...place }
  try {
    await client.call(Type.Object({ id: Type.String() }), `POST ${invitePath}`, { apiKey, body })
    if (mailUrl === null) return { email, link: undefined, trouble: undefined }
    const text = await awaitMail(mailUrl, email, mailLimitMs)
    const link = text?.match(/https?:\S+[?&]token=[\w.~%-]+/)?.[0]
    return { email, link, trouble: link ? undefined : 'its mail has not come yet' }
  } catch (error) {
    return { email, link: undefined, trouble: error instanceof Error ? error.message : `${error}` }
  }
}

async function accept(client: Client, acceptUrl: string, { password }: Credentials) {
  const token = new URL(acceptUrl).searchParams.get('token')
  const body = { token, ...grace, password }
  await client.call(Type.Unknown(), 'POST /api/v1/invite-acceptances', { body })
}
