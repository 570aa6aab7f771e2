import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  findIdentity,
  type IdentitySignIn,
  openIdentitySession,
} from '../../db/identity-sessions.ts'
import { endSession } from '../../db/sessions.ts'
import { fullName } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope, requireIdentity } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { verifyGuess } from '../password-guesses.ts'
import { slugParams } from '../schemas/fields.ts'
import * as schemas from '../schemas/portal.ts'
import { refusals } from '../schemas/problem.ts'
import { sessionEnd } from '../sessions.ts'

const tags = ['Portal']
const signIn = {
  tags,
  summary: 'Sign in as an identity',
  description: 'The token is for the portal only. No cookie is set.',
  params: schemas.signInParams,
  body: schemas.portalSignIn,
  response: {
    201: schemas.portalSession,
    ...refusals('invalid_credentials', 'account_suspended', 'rate_limited'),
  },
}
const signOut = {
  tags,
  summary: 'Sign out',
  description: 'Who signed in elsewhere has no session here to end: `wrong_principal`.',
  params: slugParams,
  response: {
    204: Type.Null({ description: 'Signed out: the token is worth nothing.' }),
    ...refusals('wrong_principal', 'account_suspended', 'not_found'),
  },
}

/** Signing in and out, for identities. Spec §3, §12. */
export const portalSessionRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post('/sessions', { config: { public: true }, schema: signIn }, async (request, reply) => {
    const { slug } = request.params
    const { email, password } = request.body
    const found = await findIdentity(deps.sql, slug, email)
    const guess = { hash: found?.passwordHash ?? null, password }
    const right = await verifyGuess(deps, { kind: 'identity', slug, email }, guess)
    if (!found || !right) throw new Problem('invalid_credentials')
    if (found.suspended) throw new Problem('account_suspended')
    const session = await startIdentitySession(deps, request.operationId, found)
    const identity = { id: found.identityId, email: found.email, name: fullName(found) }
    return reply.code(201).send({ ...session, identity })
  })

  app.delete(
    '/sessions/current',
    { config: { signedIn: true, identitiesOnly: true }, schema: signOut },
    async (request, reply) => {
      await accountScope(request, request.params.slug)
      const { sessionId } = requireIdentity(request)
      if (sessionId === null) throw new Problem('wrong_principal')
      await endSession(deps.sql, sessionId)
      return reply.code(204).send(null)
    },
  )
}

async function startIdentitySession({ sql, jwt }: RouteDeps, id: string, who: IdentitySignIn) {
  const expiresAt = sessionEnd()
  const isOpen = await openIdentitySession(sql, { id, expiresAt }, who)
  if (!isOpen) throw new Problem('invalid_credentials')
  const { identityId: subject, accountId } = who
  const claims = { audience: 'identity', subject, accountId, sessionId: id, expiresAt } as const
  return { token: await jwt.sign(claims), expires_at: expiresAt.toISOString() }
}
