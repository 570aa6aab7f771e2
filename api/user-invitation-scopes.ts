import type { FastifyRequest } from 'fastify'
import type { Sql } from '../db/client.ts'
import type { EnvironmentScope } from '../db/environments.ts'
import { findApplications, type NamedApplication } from '../db/named-applications.ts'
import { readUserInvite, type UserInviteRow } from '../db/user-invites.ts'
import { environmentsOf } from '../domain/access.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'
import { environmentScope, namedEnvironment, requirePrincipal } from './authentication.ts'

/**
 * Where a request of the user-actions surface acts. An API key is in its own environment; an
 * operator may name one in `X-Environment-Id`, or leave it to what the request is about. Spec §4.
 */

type Names = { client_id?: string; client_name?: string }
export type Aimed = { application: NamedApplication; scope: EnvironmentScope }

/** The application that is named, and its environment. Throws `unknown_application`. */
export async function aimAtApplication(
  sql: Sql,
  request: FastifyRequest,
  { client_id: clientId, client_name: clientName }: Names,
): Promise<Aimed> {
  const field = clientId === undefined ? 'client_name' : 'client_id'
  if (clientId === undefined && clientName === undefined) {
    throw fieldProblem('validation_failed', 'client_id', 'Give client_id or client_name.')
  }
  const { accountId } = requirePrincipal(request)
  const environmentIds = await reachedBy(request)
  const names = { clientId, clientName }
  const [application, another] = await findApplications(sql, { accountId, environmentIds }, names)
  if (!application) throw fieldProblem('unknown_application', field)
  if (another) {
    const message = 'Several environments have it: name one in X-Environment-Id, or give client_id.'
    throw fieldProblem('validation_failed', field, message)
  }
  return { application, scope: await enter(request, application.environmentId) }
}

/** The environment of a search: named, or told by the application it is about. */
export async function aimSearch(
  sql: Sql,
  request: FastifyRequest,
  clientId: string | undefined,
): Promise<EnvironmentScope & { applicationId?: string }> {
  if (clientId === undefined) return environmentScope(request)
  const aimed = await aimAtApplication(sql, request, { client_id: clientId })
  return { ...aimed.scope, applicationId: aimed.application.id }
}

/** Throws `invite_not_found`, for another tenant's as for one that never was. */
export async function findUserInvite(
  sql: Sql,
  request: FastifyRequest,
  id: string,
): Promise<UserInviteRow & EnvironmentScope> {
  const principal = requirePrincipal(request)
  const environmentIds = await reachedBy(request)
  const row = await readUserInvite(sql, principal.accountId, id)
  const environmentId = row?.environmentId
  if (!row || !environmentId) throw new Problem('invite_not_found')
  const isHere = environmentIds === null || environmentIds.includes(environmentId)
  if (!isHere) throw new Problem('invite_not_found')
  return { ...row, ...(await enter(request, environmentId)) }
}

/** Null: all of the account's. */
async function reachedBy(request: FastifyRequest): Promise<string[] | null> {
  const principal = requirePrincipal(request)
  const isNamed = request.headers['x-environment-id'] !== undefined
  if (principal.type === 'operator' && !isNamed) return environmentsOf(principal)
  return [(await environmentScope(request)).environmentId]
}

/** Throws `account_suspended` for an environment that is. */
async function enter(request: FastifyRequest, environmentId: string): Promise<EnvironmentScope> {
  const principal = requirePrincipal(request)
  if (principal.type === 'operator') return namedEnvironment(request, environmentId)
  return { accountId: principal.accountId, environmentId }
}
