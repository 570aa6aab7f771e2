import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { RouteDeps } from '../deps.ts'

const tags = ['Health']
const patienceMs = 2000
const exposition = Type.String({ examples: ['vestibule_acceptances_total 42'] })
const readiness = Type.Object(
  {
    status: Type.Enum(['ready', 'degraded', 'unavailable']),
    postgres: Type.Boolean(),
    temporal: Type.Boolean(),
  },
  { title: 'Readiness' },
)

/**
 * For whoever runs the service. Not protected, for they tell nothing of any account: keep them off
 * the public side of a proxy where that matters. Without Temporal, invites are still taken and sent
 * later, so such a process stays in service. Spec §9, §10.
 */
export const healthRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/healthz',
    {
      schema: {
        tags,
        operationId: 'getHealth',
        summary: 'Whether the process is up',
        response: { 200: Type.Object({ status: Type.Literal('up') }, { title: 'Health' }) },
      },
    },
    async () => ({ status: 'up' as const }),
  )

  app.get(
    '/readyz',
    {
      schema: {
        tags,
        operationId: 'getReadiness',
        summary: 'Whether it can do its work: 503 without Postgres',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const [postgres, temporal] = await Promise.all([
        inTime(deps.sql`select 1`.then(() => true)),
        inTime(deps.isTemporalReachable()),
      ])
      if (!postgres) return reply.code(503).send({ status: 'unavailable', postgres, temporal })
      return reply.send({ status: temporal ? 'ready' : 'degraded', postgres, temporal })
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        tags,
        operationId: 'getMetrics',
        summary: 'For Prometheus',
        response: { 200: { content: { 'text/plain': { schema: exposition } } } },
      },
    },
    async (_request, reply) => {
      const { registry } = deps.metrics
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}

/** False for what fails, or takes too long. */
function inTime(check: Promise<boolean>): Promise<boolean> {
  const tooLate = new Promise<boolean>((resolve) => {
    setTimeout(resolve, patienceMs, false).unref()
  })
  return Promise.race([check.catch(() => false), tooLate])
}
