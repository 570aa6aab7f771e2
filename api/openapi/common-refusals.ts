import type { RouteOptions } from 'fastify'
import { type ProblemCode, problems } from '../../domain/problems.ts'
import { needsPrincipal } from '../access.ts'
import { declaredRefusals } from '../schemas/problem.ts'
import { namesEnvironmentByHeader, principalsOf } from './principals.ts'

/** Every code a route can answer, by status: its own, and what it refuses by how it is made. */
export function refusalsByStatus(route: RouteOptions): Record<string, ProblemCode[]> {
  const codes = new Set([...declaredRefusals(route.schema?.response), ...commonRefusals(route)])
  const order = Object.keys(problems)
  const sorted = [...codes].sort((one, other) => order.indexOf(one) - order.indexOf(other))
  return Object.fromEntries(
    sorted.map((code) => {
      const { status } = problems[code]
      return [status, sorted.filter((other) => problems[other].status === status)]
    }),
  )
}

/* The order of `api/app.ts`: the door, the body, the schema, the idempotency key, what is behind. */
function commonRefusals(route: RouteOptions): ProblemCode[] {
  const { config = {}, url } = route
  const atAnId: ProblemCode[] = url.includes(':') ? ['bad_request', 'not_found'] : []
  if (!needsPrincipal(config) && !config.public) return atAnId
  return [
    ...atAnId,
    ...atTheDoor(route),
    ...inWhatIsSent(route),
    'rate_limited',
    'internal',
    'service_unavailable',
  ]
}

function atTheDoor(route: RouteOptions): ProblemCode[] {
  const principals = principalsOf(route)
  if (principals.length === 0) return []
  const unsafe = route.method !== 'GET' && principals.includes('operator')
  return [
    'unauthenticated',
    'token_expired',
    'wrong_principal',
    'account_suspended',
    ...(route.config?.permission ? (['permission_denied'] as const) : []),
    ...(unsafe ? (['cross_origin'] as const) : []),
    ...(namesEnvironmentByHeader(route) ? (['bad_request', 'not_found'] as const) : []),
  ]
}

function inWhatIsSent({ method, schema }: RouteOptions): ProblemCode[] {
  const codes: ProblemCode[] = []
  if (schema?.querystring) codes.push('validation_failed')
  if (schema?.body) codes.push('validation_failed', 'unknown_field')
  if (method !== 'GET') {
    codes.push('bad_request', 'invalid_json', 'body_too_large', 'unsupported_media_type')
  }
  if (method === 'POST') codes.push('idempotency_in_progress', 'idempotency_key_reused')
  return codes
}
