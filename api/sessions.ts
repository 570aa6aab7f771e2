import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { type NewSession, openSession } from '../db/sessions.ts'
import { Problem } from '../domain/problems.ts'
import { signedInCookie } from '../domain/sessions.ts'
import type { RouteDeps } from './deps.ts'
import { sessionCookie } from './identification.ts'

const sessionMs = 12 * 3_600_000

/** When a session that begins now is over; in whole seconds, as tokens tell time. */
export const sessionEnd = () => new Date(Math.floor(Date.now() / 1000) * 1000 + sessionMs)

/**
 * Opens an operator's session: the token, and the same as a cookie no script can read, beside one
 * that tells pages whose it is. Throws `invalid_credentials` for who was disabled, or got another
 * password, a moment ago. Spec §3.
 */
export async function startSession(
  { sql, jwt, settings }: RouteDeps,
  session: Omit<NewSession, 'expiresAt'>,
  reply: FastifyReply,
): Promise<{ token: string; expires_at: string }> {
  const { id: sessionId, accountId, operatorId: subject } = session
  const expiresAt = sessionEnd()
  const opened = await openSession(sql, { ...session, expiresAt })
  if (!opened) throw new Problem('invalid_credentials')
  const token = await jwt.sign({ audience: 'operator', subject, accountId, sessionId, expiresAt })
  const cookie = { ...cookieOptions(settings.publicUrl), expires: expiresAt }
  reply.setCookie(sessionCookie, token, cookie)
  reply.setCookie(signedInCookie, subject, { ...cookie, httpOnly: false })
  return { token, expires_at: expiresAt.toISOString() }
}

/** Takes the cookies back; the session's end is in the database. */
export function forgetSession({ settings }: RouteDeps, reply: FastifyReply): void {
  const cookie = cookieOptions(settings.publicUrl)
  reply.clearCookie(sessionCookie, cookie)
  reply.clearCookie(signedInCookie, { ...cookie, httpOnly: false })
}

const cookieOptions = (publicUrl: string): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: publicUrl.startsWith('https:'),
})
