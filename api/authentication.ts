import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../domain/access.ts'
import { Problem, problems } from '../domain/problems.ts'
import { assertAllowed, needsPrincipal } from './access.ts'
import type { RouteDeps } from './deps.ts'
import { identify } from './identification.ts'
import { createRateLimits } from './rate-limits.ts'

export { accountScope, environmentScope, namedEnvironment } from './scopes.ts'

export type Operator = Extract<Principal, { type: 'operator' }>
export type PortalIdentity = Extract<Principal, { type: 'identity' }>

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is calling; null on public routes. */
    caller: Principal | null
  }
}

/**
 * The door: who calls, not too often, and may they? Decided before a body is read, by what the
 * route declares (`Access`). Who fails to authenticate is counted by address. Throws the 401s and
 * 403s of spec §3 and `rate_limited`.
 */
export function guard(app: FastifyInstance, deps: RouteDeps): void {
  const limits = createRateLimits(app, deps.settings)
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    const { config } = request.routeOptions
    if (config.public) await limits.countAddress(request, reply)
    if (!needsPrincipal(config)) return
    const caller = await identify(deps, request).catch(async (refusal) => {
      if (isUnauthenticated(refusal)) await limits.countFailure(request, reply)
      throw refusal
    })
    request.caller = caller
    await limits.countPrincipal(request, reply)
    assertAllowed(caller, config)
  })
}

const isUnauthenticated = (refusal: unknown): boolean =>
  refusal instanceof Problem && problems[refusal.code].status === 401

/** Who is calling; for routes that declare `permission` or `signedIn`. */
export function requirePrincipal({ caller }: FastifyRequest): Principal {
  if (!caller) throw new Problem('unauthenticated')
  return caller
}

/** The operator who is calling. Throws `wrong_principal` for an API key. */
export function requireOperator(request: FastifyRequest): Operator {
  const principal = requirePrincipal(request)
  if (principal.type !== 'operator') throw new Problem('wrong_principal')
  return principal
}

/** The identity who is calling; for routes of the portal. Throws `wrong_principal`. */
export function requireIdentity(request: FastifyRequest): PortalIdentity {
  const principal = requirePrincipal(request)
  if (principal.type !== 'identity') throw new Problem('wrong_principal')
  return principal
}
