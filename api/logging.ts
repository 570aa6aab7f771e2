import { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import postgres from 'postgres'
import { validate } from 'uuid'
import type { Metrics } from './metrics.ts'

/** Says nothing of a request by itself: `logRequests` writes the one line there is. */
export const logController = new LogController({
  disableRequestLogging: true,
  requestIdLogLabel: 'request_id',
})

/** Pino's settings: JSON lines without personal data, whoever logs. Spec §10. */
export const loggerOptions = (level: string, stream?: { write: (line: string) => void }) => ({
  level,
  ...(stream && { stream }),
  base: { service: 'api' },
  serializers: { err: writeFailure, req: () => ({}), res: () => ({}) },
})

/**
 * One line and one measurement for every answered request. A path may hold a token and a query an
 * address, so a request is named by its route and by the ids in its path.
 */
export function logRequests(app: FastifyInstance, { requestSeconds }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'none'
    const status = reply.statusCode
    requestSeconds.observe({ method, route, status }, reply.elapsedTime / 1000)
    const by = request.caller && { type: request.caller.type, id: request.caller.id }
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method, route, ids: idsIn(request), status, ms, by }, 'request')
  })
}

function idsIn({ params }: FastifyRequest): string[] {
  const values = typeof params === 'object' && params !== null ? Object.values(params) : []
  return values.filter(validate)
}

type WrittenFailure = { type: string; message: string; stack: string; cause?: WrittenFailure }

/** Without Postgres's details, and without the messages that quote what could not be read. */
function writeFailure(failure: unknown): WrittenFailure {
  if (!(failure instanceof Error)) return { type: typeof failure, message: '', stack: '' }
  const code = 'code' in failure ? String(failure.code) : ''
  const quotes = failure instanceof postgres.PostgresError && code.startsWith('22')
  const lines = failure.stack?.split('\n') ?? []
  return {
    type: failure.name,
    message: quotes ? code : failure.message,
    stack: lines.filter((line) => line.startsWith('    at ')).join('\n'),
    ...(failure.cause === undefined ? {} : { cause: writeFailure(failure.cause) }),
  }
}
