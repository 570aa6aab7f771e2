import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import { type Action, can, type Principal } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'

/**
 * What a route says of who may call it. Exactly one of `permission`, `signedIn` and `public`; a
 * route of the API that says nothing does not start.
 */
export type Access = {
  /** Needs a principal that holds this. */
  permission?: Action
  /** Any principal will do. */
  signedIn?: true
  /** No principal; limited by address instead. */
  public?: true
  /** Operators only: an API key is the wrong principal. */
  operatorsOnly?: true
  /** Identities only: everybody else is the wrong principal. The portal. */
  identitiesOnly?: true
  /**
   * Needed to resume, or not to: open to a suspended Account's admins without limits, and for an
   * Environment that is suspended.
   */
  whileSuspended?: true
  /** Browsers open it without headers of ours, so `environment_id` may name the Environment. */
  opensByLink?: true
  /** Pages of the Temporal UI may call it with the operator's cookie. */
  fromTemporalUi?: true
  /** What it makes has an address of its own: 201 or 202 carries `Location`. */
  location?: true
}

declare module 'fastify' {
  interface FastifyContextConfig extends Access {}
}

const guarded = /^\/(api|codec|portal|useractions-srv)\//

/** Refuses to start with a route of the API that does not say who may call it. */
export function assertAccessDeclared(app: FastifyInstance): void {
  app.addHook('onRoute', ({ url, method, config = {} }) => {
    const said = [config.permission, config.signedIn, config.public].filter(Boolean).length
    if (guarded.test(url) && said !== 1) {
      throw new Error(`${method} ${url} must say who may call it: permission, signedIn or public.`)
    }
  })
}

export const needsPrincipal = (config: FastifyContextConfig): boolean =>
  config.permission !== undefined || config.signedIn === true

/** Throws `wrong_principal`, or `permission_denied` with what is missing. Spec §3. */
export function assertAllowed(principal: Principal, config: FastifyContextConfig): void {
  const isIdentity = principal.type === 'identity'
  const wrong = config.identitiesOnly ? !isIdentity : isIdentity
  if (wrong || (config.operatorsOnly && principal.type !== 'operator')) {
    throw new Problem('wrong_principal')
  }
  if (config.permission && !can(principal, config.permission)) {
    throw new Problem('permission_denied', { missing_permission: config.permission })
  }
}
