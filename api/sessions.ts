import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import { openSession } from '../db/sessions.ts'
import type { RouteDeps } from './deps.ts'
import { sessionCookie } from './identification.ts'

const sessionMs = 12 * 3_600_000

/** When a session that begins now is over; in whole seconds, as tokens tell time. */
export const sessionEnd = () => new Date(Math.floor(Date.now() / 1000) * 1000 + sessionMs)

/** Opens an operator's session: the token, and the same as a cookie no script can read. Spec §3. */
export async function startSession(
  { sql, jwt, settings }: RouteDeps,
  session: { id: string; accountId: string; operatorId: string },
  reply: FastifyReply,
): Promise<{ token: string; expires_at: string }> {
  const { id: sessionId, accountId, operatorId: subject } = session
  const expiresAt = sessionEnd()
  await openSession(sql, { ...session, expiresAt })
  const token = await jwt.sign({ audience: 'operator', subject, accountId, sessionId, expiresAt })
  reply.setCookie(sessionCookie, token, {
    ...cookieOptions(settings.publicUrl),
    expires: expiresAt,
  })
  return { token, expires_at: expiresAt.toISOString() }
}

/** Takes the cookie back; the session's end is in the database. */
export function forgetSession({ settings }: RouteDeps, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, cookieOptions(settings.publicUrl))
}

const cookieOptions = (publicUrl: string): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: publicUrl.startsWith('https:'),
})
