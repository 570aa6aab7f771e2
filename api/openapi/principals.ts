import type { FastifyContextConfig, RouteOptions } from 'fastify'
import { needsPrincipal } from '../access.ts'

export type PrincipalType = 'api_key' | 'operator' | 'identity'
type Route = Pick<RouteOptions, 'url'> & { config?: FastifyContextConfig }

/** Which kinds of callers a route serves; none for one that asks for nobody. Spec §3. */
export function principalsOf({ config = {} }: Route): PrincipalType[] {
  if (!needsPrincipal(config)) return []
  if (config.identitiesOnly) return ['identity']
  return config.operatorsOnly ? ['operator'] : ['api_key', 'operator']
}

/** Whether an operator says in `X-Environment-Id` where a request acts: nothing else does. */
export function namesEnvironmentByHeader(route: Route): boolean {
  if (!principalsOf(route).includes('api_key')) return false
  return !/\/(?:accounts|environments)\/:/.test(route.url)
}

export const securitySchemes = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'Implies its Environment.',
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An operator's session.",
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'vestibule_session',
    description: 'The same session in a browser; writes must come from our own origin.',
  },
  identity: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An identity's session, for the portal.",
  },
} as const

const schemesOf: Record<PrincipalType, (keyof typeof securitySchemes)[]> = {
  api_key: ['apiKey'],
  operator: ['bearer', 'cookie'],
  identity: ['identity'],
}

/** As OpenAPI says it: any one of these will do. */
export const securityOf = (route: Route) =>
  principalsOf(route).flatMap((type) => schemesOf[type].map((scheme) => ({ [scheme]: [] })))
