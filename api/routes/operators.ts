import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { createOperator, listOperators, readOperator } from '../../db/operators.ts'
import { can } from '../../domain/access.ts'
import { parseEmail } from '../../domain/address.ts'
import { parseFields } from '../../domain/fields.ts'
import { assertMayAppoint } from '../../domain/operators.ts'
import { parseName, parsePassword } from '../../domain/person.ts'
import { Problem } from '../../domain/problems.ts'
import { accountScope, requireOperator } from '../authentication.ts'
import type { RouteDeps } from '../deps.ts'
import { slugParams } from '../schemas/fields.ts'
import { newOperator, operator, operatorParams, representOperator } from '../schemas/operators.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../schemas/pagination.ts'
import { refusals } from '../schemas/problem.ts'

const tags = ['Operators']
const manage = { config: { permission: 'account.manage', operatorsOnly: true } } as const

const create = {
  tags,
  summary: 'Appoint an operator',
  description: 'An admin is appointed by an admin.',
  params: slugParams,
  body: newOperator,
  response: {
    201: operator,
    ...refusals('not_found', 'email_conflict', 'unknown_node', 'validation_failed'),
    ...refusals('password_breached', 'breach_check_unavailable'),
  },
}
const list = {
  tags,
  summary: 'List operators',
  params: slugParams,
  querystring: Type.Object(pageQuery),
  response: { 200: pageOf(operator), ...refusals('not_found', 'validation_failed') },
}
const get = {
  tags,
  summary: 'Read an operator',
  description: 'Everybody may read themselves.',
  params: operatorParams,
  response: { 200: operator, ...refusals('permission_denied', 'not_found') },
}

/** Who runs an Account. Spec §1, §4. */
export const operatorRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get('/accounts/:slug/operators', { ...manage, schema: list }, async (request) => {
    const { accountId } = await accountScope(request, request.params.slug)
    const { limit, cursor } = request.query
    const page = { limit: limit + 1, after: readCursor(cursor) }
    return toPage(await listOperators(deps.sql, accountId, page), limit, representOperator)
  })

  app.post('/accounts/:slug/operators', { ...manage, schema: create }, async (request, reply) => {
    const { accountId } = await accountScope(request, request.params.slug)
    const { role, node_ids: nodeIds } = request.body
    assertMayAppoint(requireOperator(request), { role })
    const { password, ...person } = parsePerson(request.body)
    await deps.breaches.assertNotBreached(password)
    const row = await createOperator(deps.sql, {
      ...person,
      id: request.operationId,
      accountId,
      role,
      nodeIds,
      passwordHash: await deps.passwords.hash(password),
    })
    return reply.code(201).send(representOperator(row))
  })

  app.get(
    '/accounts/:slug/operators/:operator_id',
    { config: { signedIn: true, operatorsOnly: true }, schema: get },
    async (request) => {
      const row = await readOperator(deps.sql, await operatorKey(request, request.params))
      if (!row) throw new Problem('not_found')
      return representOperator(row)
    },
  )
}

const parsePerson = (given: Static<typeof newOperator>) =>
  parseFields({
    email: () => parseEmail(given.email),
    firstName: () => parseName(given.first_name, 'first_name'),
    lastName: () => parseName(given.last_name, 'last_name'),
    password: () => parsePassword(given.password),
  })

/** Who may manage nobody learns of nobody else. Throws `permission_denied` or `not_found`. */
export async function operatorKey(
  request: FastifyRequest,
  { slug, operator_id: operatorId }: Static<typeof operatorParams>,
) {
  const caller = requireOperator(request)
  if (operatorId !== caller.id && !can(caller, 'account.manage')) {
    throw new Problem('permission_denied', { missing_permission: 'account.manage' })
  }
  const { accountId } = await accountScope(request, slug)
  return { accountId, operatorId }
}
