import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../domain/problems.ts'
import { assertAllowed } from './access.ts'
import { requirePrincipal } from './authentication.ts'
import type { RouteDeps } from './deps.ts'
import { identify } from './identification.ts'
import { tierScope } from './scopes.ts'

/** After so long without news a stream says that it lives. */
export const quietMs = 15_000
export const stillHere = ': still here\n\n'
export const reconnectSoon = 'retry: 1000\n\n'

/** One event, as `text/event-stream` has it; `text` is a single line. */
export const writeEvent = (name: string, id: string | number, text: string) =>
  `id: ${id}\nevent: ${name}\ndata: ${text}\n\n`

/** The latest id a client saw, by its own word: it or, before it, another connection of its own. */
export const lastEventId = ({ headers, query }: FastifyRequest): string => {
  const id = headers['last-event-id'] ?? Object(query).last_event_id
  return typeof id === 'string' ? id : ''
}

const mostStreams = 20

export type EventStreams = ReturnType<typeof createEventStreams>

/**
 * Sends events until the client goes, they end, or the API stops, which a connection kept alive
 * would hold up. A proxy that kept events back to send them together would make them late. So many
 * streams a principal, by each process for itself; one more throws `rate_limited`.
 * Who is asked for again while it lasts: it ends soon after a session, a key or a reach does.
 */
export function createEventStreams(deps: RouteDeps) {
  const open = new Map<string, number>()

  function enter(principal: string): () => void {
    const streams = open.get(principal) ?? 0
    if (streams >= mostStreams) throw new Problem('rate_limited', { retry_after_seconds: 5 })
    open.set(principal, streams + 1)
    return () => {
      const left = (open.get(principal) ?? 1) - 1
      if (left > 0) open.set(principal, left)
      else open.delete(principal)
    }
  }

  return (
    request: FastifyRequest,
    reply: FastifyReply,
    tellUntil: (gone: AbortSignal) => AsyncGenerator<string>,
  ): FastifyReply => {
    const { type, id } = requirePrincipal(request)
    const leave = enter(`${type}:${id}`)
    const gone = new AbortController()
    const end = () => gone.abort()
    const checking = setInterval(() => assertStillAllowed(deps, request).catch(end), deps.recheckMs)
    gone.signal.addEventListener('abort', () => clearInterval(checking), { once: true })
    gone.signal.addEventListener('abort', leave, { once: true })
    reply.raw.once('close', end)
    if (reply.raw.closed) end() // left while it was looked up who asks
    return reply
      .type('text/event-stream')
      .headers({ 'x-accel-buffering': 'no', connection: 'close' })
      .send(Readable.from(tellUntil(gone.signal), { highWaterMark: 1 }))
  }
}

/** As at the door, and where the request acts. */
async function assertStillAllowed(deps: RouteDeps, request: FastifyRequest): Promise<void> {
  request.caller = await identify(deps, request)
  assertAllowed(request.caller, request.routeOptions.config)
  await tierScope(request)
}
