import type { FastifyInstance, FastifyRequest } from 'fastify'
import { validate } from 'uuid'
import { isOwnSlug } from '../db/accounts.ts'
import type { Sql } from '../db/client.ts'
import { type EnvironmentRow, type EnvironmentScope, readEnvironment } from '../db/environments.ts'
import { can, type Target } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readEnvironment: (accountId: string, id: string) => Promise<EnvironmentRow | undefined>
    isOwnSlug: (accountId: string, slug: string) => Promise<boolean>
  }
}

/** Gives the functions below their look-ups. */
export function provideScopes(app: FastifyInstance, sql: Sql): void {
  app.decorate('readEnvironment', (accountId, id) => readEnvironment(sql, accountId, id))
  app.decorate('isOwnSlug', (accountId, slug) => isOwnSlug(sql, accountId, slug))
}

/**
 * Where a request of the Environment API acts: an API key in its own environment, an operator in
 * the one that `X-Environment-Id` names, or `environment_id` where a route takes it. Throws
 * `bad_request` when none is named, `not_found` for one that is not there, be it another
 * account's. Spec §3, §4.
 */
export async function environmentScope(request: FastifyRequest): Promise<EnvironmentScope> {
  const { caller } = request
  if (caller?.type === 'api_key') {
    return { accountId: caller.accountId, environmentId: caller.environmentId }
  }
  const id = inQuery(request) ?? request.headers['x-environment-id']
  if (typeof id !== 'string') {
    throw new Problem('bad_request', { detail: 'Name the environment in X-Environment-Id.' })
  }
  return namedEnvironment(request, id)
}

function inQuery({ query, routeOptions }: FastifyRequest): unknown {
  return routeOptions.config.environmentInQuery ? Object(query).environment_id : undefined
}

/**
 * The environment a path names, which must be the caller's account's. Throws `not_found`,
 * `account_suspended` except where the route is there to resume it, or `permission_denied` for an
 * operator who has no node there. Spec §4.
 */
export async function namedEnvironment(
  request: FastifyRequest,
  id: string,
): Promise<EnvironmentScope> {
  const { caller, server, routeOptions } = request
  const environment =
    caller && validate(id) ? await server.readEnvironment(caller.accountId, id) : undefined
  if (!caller || !environment) throw new Problem('not_found')
  if (environment.suspended && !routeOptions.config.whileSuspended)
    throw new Problem('account_suspended')
  const scope = { accountId: caller.accountId, environmentId: environment.id }
  assertReaches(request, scope)
  return scope
}

/**
 * The account a path names, which must be the caller's own. Throws `not_found`, or
 * `permission_denied` for an operator whose nodes do not reach as far. Spec §4.
 */
export async function accountScope(request: FastifyRequest, slug: string) {
  const { caller, server } = request
  if (!caller || !(await server.isOwnSlug(caller.accountId, slug))) throw new Problem('not_found')
  const scope = { accountId: caller.accountId, environmentId: null }
  assertReaches(request, scope)
  return scope
}

/** Where a request of either tier acts: at the account its path names, else in an environment. */
export const tierScope = (
  request: FastifyRequest,
): Promise<{ accountId: string; environmentId: string | null }> => {
  const { params } = request
  const slug = typeof params === 'object' && params && 'slug' in params ? params.slug : undefined
  return typeof slug === 'string' ? accountScope(request, slug) : environmentScope(request)
}

/** What a route needs a permission for is done where the caller holds it. */
function assertReaches({ caller, routeOptions }: FastifyRequest, scope: Target): void {
  const { permission } = routeOptions.config
  if (!permission || (caller && can(caller, permission, scope))) return
  throw new Problem('permission_denied', { detail: 'This reaches beyond your nodes.' })
}
