import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { endSession, findOperator } from '../../db/sessions.ts'
import { isUnlimitedAdmin } from '../../domain/access.ts'
import { fullName } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { verifyGuess } from '../password-guesses.ts'
import { body, email, id, password, timestamp } from '../schemas/fields.ts'
import { refusals } from '../schemas/problem.ts'
import { forgetSession, startSession } from '../sessions.ts'

const tags = ['Sessions']
const signIn = body({ account_slug: Type.String({ maxLength: 100 }), email, password })
const signedIn = Type.Object(
  {
    token: Type.String(),
    expires_at: timestamp,
    operator: Type.Object({ id, email: Type.String(), name: Type.String(), role: Type.String() }),
  },
  { title: 'SignedIn' },
)

/** Signing in and out, for operators. Spec §12. */
export const sessionRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.post(
    '/sessions',
    {
      config: { public: true },
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in',
        description:
          'Answers with a token, and sets the same as a cookie for the dashboard. Of a suspended ' +
          'Account only admins without limits come in, to resume it.',
        body: signIn,
        response: { 201: signedIn, ...refusals('invalid_credentials', 'account_suspended') },
      },
    },
    async (request, reply) => {
      const { account_slug, email, password } = request.body
      const found = await findOperator(deps.sql, account_slug, email)
      const guessed = { kind: 'operator', slug: account_slug, email } as const
      const guess = { hash: found?.passwordHash ?? null, password }
      const right = await verifyGuess(deps, guessed, guess)
      if (!found || !right) throw new Problem('invalid_credentials')
      if (found.suspended && !isUnlimitedAdmin(found)) throw new Problem('account_suspended')
      const session = await startSession(deps, { id: request.operationId, ...found }, reply)
      const { operatorId, email: address, role } = found
      const operator = { id: operatorId, email: address, name: fullName(found), role }
      return reply.code(201).send({ ...session, operator })
    },
  )

  app.delete(
    '/sessions/current',
    {
      config: { signedIn: true, operatorsOnly: true, whileSuspended: true },
      schema: {
        tags,
        operationId: 'signOut',
        summary: 'Sign out',
        response: { 204: Type.Null({ description: 'Signed out: the token is worth nothing.' }) },
      },
    },
    async (request, reply) => {
      await endSession(deps.sql, requireOperator(request).sessionId)
      forgetSession(deps, reply)
      return reply.code(204).send(null)
    },
  )
}
