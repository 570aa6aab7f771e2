import type { FastifyRequest } from 'fastify'
import * as db from '../db/identity-sessions.ts'
import type { Principal } from '../domain/access.ts'
import { fullName } from '../domain/person.ts'
import { Problem } from '../domain/problems.ts'
import type { PortalIssuer } from '../security/portal-issuer.ts'
import type { RouteDeps } from './deps.ts'

/**
 * An identity who signed in here, its session looked up so that ending it counts at once. Throws
 * `wrong_principal` outside the portal, `unauthenticated` or `account_suspended`. Spec §3.
 */
export async function identifyIdentity(
  { sql }: RouteDeps,
  { subject, sessionId }: { subject: string; sessionId: string },
  request: FastifyRequest,
): Promise<Principal> {
  assertOnPortal(request)
  const person = await db.readIdentitySession(sql, sessionId)
  if (person?.identityId !== subject) throw new Problem('unauthenticated')
  return asPrincipal(person, sessionId)
}

/**
 * An identity who signed in at the foreign issuer. That one knows nothing of accounts: the path
 * names the account, and the subject must be one of its identities. Throws as above, and what
 * `PortalIssuer.verify` throws.
 */
export async function identifyForeigner(
  { sql }: RouteDeps,
  { issuer, token }: { issuer: PortalIssuer; token: string },
  request: FastifyRequest,
): Promise<Principal> {
  const subject = await issuer.verify(token)
  assertOnPortal(request)
  const person = await db.findForeignIdentity(sql, slugIn(request), subject)
  if (!person) throw new Problem('unauthenticated')
  return asPrincipal(person, null)
}

function asPrincipal(person: db.PortalPerson, sessionId: string | null): Principal {
  if (person.suspended) throw new Problem('account_suspended')
  const { identityId: id, accountId } = person
  return { type: 'identity', id, name: fullName(person), accountId, sessionId }
}

function assertOnPortal({ routeOptions }: FastifyRequest): void {
  if (!routeOptions.config.identitiesOnly) throw new Problem('wrong_principal')
}

function slugIn({ params }: FastifyRequest): string {
  const named = typeof params === 'object' && params !== null && 'slug' in params
  return named && typeof params.slug === 'string' ? params.slug : ''
}
