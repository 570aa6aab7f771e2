import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { changeOperator, removeOperator } from '../../db/operator-changes.ts'
import { readPasswordHash } from '../../db/operators.ts'
import { parseFields } from '../../domain/fields.ts'
import { assertMayAppoint, assertMayChange, type OperatorChange } from '../../domain/operators.ts'
import { parseName, parsePassword } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { actorOf } from '../invite-requests.ts'
import { verifyGuess } from '../password-guesses.ts'
import {
  operator,
  operatorChange,
  operatorParams,
  representOperator,
} from '../schemas/operators.ts'
import { refusals } from '../schemas/problem.ts'
import { operatorKey } from './operators.ts'

const tags = ['Operators']
const withdraws = 'Pending invites that the operator could no longer send are withdrawn with it.'

type Changing = {
  Params: Static<typeof operatorParams>
  Body: Static<typeof operatorChange>
}

const change = {
  tags,
  summary: 'Change an operator',
  description:
    `Everybody may change their own names and password. ${withdraws} ` +
    'Who is disabled, or gets another password, is signed out everywhere; who changes their own, ' +
    'by the current one, stays signed in where they do it.',
  params: operatorParams,
  body: operatorChange,
  response: {
    200: operator,
    ...refusals('permission_denied', 'not_found', 'last_admin', 'unknown_node'),
    ...refusals('validation_failed', 'password_breached', 'breach_check_unavailable'),
    ...refusals('current_password_required', 'invalid_credentials', 'rate_limited'),
  },
}
const remove = {
  tags,
  summary: 'Remove an operator',
  description: `${withdraws} The address may be appointed again.`,
  params: operatorParams,
  response: { 204: Type.Null({ description: 'Removed.' }), ...refusals('not_found', 'last_admin') },
}

/** What becomes of the people who run an Account. Spec §2, §4. */
export const operatorChangeRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.patch(
    '/accounts/:slug/operators/:operator_id',
    { config: { signedIn: true, operatorsOnly: true }, schema: change },
    async (request) => {
      const key = await operatorKey(request, request.params)
      const caller = requireOperator(request)
      const proof = await proveOwn(deps, request)
      const wanted = await parseChange(deps, request.body)
      const { operator, withdrawnInviteIds } = await changeOperator(deps.sql, key, {
        change: wanted,
        proof,
        actor: actorOf(request),
        assertMay: (before) => assertMayChange(caller, before, wanted),
      })
      deps.inviteRuns.wakeSoon(withdrawnInviteIds)
      return representOperator(operator)
    },
  )

  app.delete(
    '/accounts/:slug/operators/:operator_id',
    { config: { permission: 'account.manage', operatorsOnly: true }, schema: remove },
    async (request, reply) => {
      const key = await operatorKey(request, request.params)
      const caller = requireOperator(request)
      const { withdrawnInviteIds } = await removeOperator(deps.sql, key, {
        actor: actorOf(request),
        assertMay: (before) => assertMayAppoint(caller, before),
      })
      deps.inviteRuns.wakeSoon(withdrawnInviteIds)
      return reply.code(204).send(null)
    },
  )
}

/**
 * Whoever sits down at an open session must not make it theirs: one's own password is changed by
 * the one there is. Throws `current_password_required` or `invalid_credentials`.
 */
async function proveOwn(deps: RouteDeps, request: FastifyRequest<Changing>) {
  const { id, accountId, email, sessionId } = requireOperator(request)
  const { password, current_password: current } = request.body
  const isOwn = request.params.operator_id.toLowerCase() === id
  if (!isOwn || password === undefined) return undefined
  if (current === undefined) throw new Problem('current_password_required')
  parsePassword(password)
  const passwordHash = await readPasswordHash(deps.sql, { accountId, operatorId: id })
  const guess = { hash: passwordHash, password: current }
  const right = await verifyGuess(deps, { kind: 'operator', accountId, email }, guess)
  if (!right) throw new Problem('invalid_credentials')
  return { passwordHash, sessionId }
}

async function parseChange(
  { breaches, passwords }: RouteDeps,
  given: Static<typeof operatorChange>,
): Promise<OperatorChange> {
  const { first_name: first, last_name: last, password: typed, role, enabled } = given
  const { password, ...names } = parseFields({
    firstName: () => (first === undefined ? undefined : parseName(first, 'first_name')),
    lastName: () => (last === undefined ? undefined : parseName(last, 'last_name')),
    password: () => (typed === undefined ? undefined : parsePassword(typed)),
  })
  const rest = { ...names, role, enabled, nodeIds: given.node_ids }
  if (password === undefined) return rest
  await breaches.assertNotBreached(password)
  return { ...rest, passwordHash: await passwords.hash(password) }
}
