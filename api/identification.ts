import type { FastifyRequest } from 'fastify'
import { findApiKey, touchApiKey } from '../db/api-keys.ts'
import { readOperatorSession } from '../db/sessions.ts'
import { isUnlimitedAdmin, type Principal } from '../domain/access.ts'
import { fullName } from '../domain/person.ts'
import { Problem } from '../domain/problems.ts'
import { isKeySecret, readApiKey } from '../security/api-keys.ts'
import type { SessionToken } from '../security/jwt.ts'
import { assertSameOrigin } from './cross-origin.ts'
import type { RouteDeps } from './deps.ts'
import { identifyForeigner, identifyIdentity } from './identity-tokens.ts'

export const sessionCookie = 'vestibule_session'
const rarelyMs = 60_000

/**
 * Who is calling: an API key, an operator's session as Bearer or cookie, or on the portal an
 * identity as Bearer, each checked in the database so that revoking and signing out count at once.
 * Throws `unauthenticated`, `token_expired`, `wrong_principal`, `account_suspended`,
 * `cross_origin`, or `service_unavailable` for a foreign issuer that is away. Spec §3.
 */
export async function identify(deps: RouteDeps, request: FastifyRequest): Promise<Principal> {
  const { 'x-api-key': key, authorization } = request.headers
  if (typeof key === 'string') return identifyApiKey(deps, key, request)
  if (authorization !== undefined) {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    return identifyBearer(deps, token, request)
  }
  const cookie = request.cookies[sessionCookie]
  if (!cookie) throw new Problem('unauthenticated')
  assertSameOrigin(request, deps.settings)
  return identifyOperator(deps, await deps.jwt.verify(cookie), request)
}

async function identifyBearer(
  deps: RouteDeps,
  token: string,
  request: FastifyRequest,
): Promise<Principal> {
  const { portalIssuer: issuer } = deps
  if (issuer?.claims(token)) return identifyForeigner(deps, { issuer, token }, request)
  const session = await deps.jwt.verify(token)
  if (session.audience === 'identity') return identifyIdentity(deps, session, request)
  return identifyOperator(deps, session, request)
}

async function identifyApiKey(
  { sql }: RouteDeps,
  text: string,
  { log }: FastifyRequest,
): Promise<Principal> {
  const parts = readApiKey(text)
  const known = parts && (await findApiKey(sql, parts.prefix))
  if (!known || !isKeySecret(parts.secret, known.keyHash)) throw new Problem('unauthenticated')
  if (known.suspended) throw new Problem('account_suspended')
  const { id, name, accountId, environmentId, permissions, lastUsedAt } = known
  if (!lastUsedAt || Date.now() - lastUsedAt.getTime() > rarelyMs) {
    touchApiKey(sql, id).catch((err) => log.warn({ err }, 'the last use of a key was not noted'))
  }
  return { type: 'api_key', id, name, accountId, environmentId, permissions }
}

async function identifyOperator(
  { sql }: RouteDeps,
  { audience, subject, sessionId }: SessionToken,
  { routeOptions }: FastifyRequest,
): Promise<Principal> {
  if (audience !== 'operator') throw new Problem('wrong_principal')
  const session = await readOperatorSession(sql, sessionId)
  if (session?.operatorId !== subject) throw new Problem('unauthenticated')
  const resumes = routeOptions.config.whileSuspended && isUnlimitedAdmin(session)
  if (session.suspended && !resumes) throw new Problem('account_suspended')
  const { operatorId: id, email, accountId, role, nodeIds, environmentIds } = session
  const name = fullName(session)
  return { type: 'operator', id, name, email, accountId, sessionId, role, nodeIds, environmentIds }
}
