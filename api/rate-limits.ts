import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../domain/problems.ts'
import type { Settings } from './deps.ts'

export type RateLimits = ReturnType<typeof createRateLimits>
type Limiter = ReturnType<FastifyInstance['createRateLimit']>

const timeWindow = 60_000

/**
 * So many requests a minute: for each principal, and on public routes for each address, where an
 * IPv6 one counts as its /64. Each process counts for itself. Throws `rate_limited`. Spec §3.
 */
export function createRateLimits(app: FastifyInstance, settings: Settings) {
  const byPrincipal = app.createRateLimit({
    max: settings.rateLimitPerMinute,
    timeWindow,
    keyGenerator: ({ caller }) => `${caller?.type}:${caller?.id}`,
  })
  const byAddress = app.createRateLimit({ max: settings.publicRateLimitPerMinute, timeWindow })

  const failuresByAddress = app.createRateLimit({
    max: settings.publicRateLimitPerMinute,
    timeWindow,
  })

  return {
    countPrincipal: (request: FastifyRequest, reply: FastifyReply) =>
      count(byPrincipal, request, reply),
    countAddress: (request: FastifyRequest, reply: FastifyReply) =>
      count(byAddress, request, reply),
    /** Apart from the above, so that a wrong key does not lock out who signs in beside it. */
    countFailure: (request: FastifyRequest, reply: FastifyReply) =>
      count(failuresByAddress, request, reply),
  }
}

async function count(limiter: Limiter, request: FastifyRequest, reply: FastifyReply) {
  const limit = await limiter(request)
  if (limit.isAllowed) return
  reply.headers({
    'ratelimit-limit': limit.max,
    'ratelimit-remaining': limit.remaining,
    'ratelimit-reset': limit.ttlInSeconds,
  })
  if (limit.isExceeded) {
    throw new Problem('rate_limited', { retry_after_seconds: Math.max(1, limit.ttlInSeconds) })
  }
}
