import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { v7 } from 'uuid'
import { Problem } from '../domain/problems.ts'
import { securityHeaders } from './headers.ts'
import { createProblemAnswers, problemType } from './problems.ts'

/** For a client to have sent its headers, and all of its request. */
export const usualPatience = { headersMs: 15_000, requestMs: 30_000 }
export type Patience = typeof usualPatience

const clientErrors: Record<string, Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('request_timeout'),
  HPE_HEADER_OVERFLOW: new Problem('headers_too_large'),
}

/** Refuses, as everywhere, what never becomes a request for a route: unreadable or too slow. */
export function createUnroutableAnswers(publicUrl: string) {
  const problems = createProblemAnswers(publicUrl)
  function write(failure: unknown, id: string) {
    const { status, ...rest } = problems.describe(failure, id)
    const headers = {
      ...securityHeaders(publicUrl),
      'x-request-id': id,
      'content-type': problemType,
      connection: 'close',
    }
    return { status, headers, body: JSON.stringify({ status, ...rest }) }
  }

  return {
    badPath(failure: unknown, id: string, raw: ServerResponse<IncomingMessage>): void {
      const { status, headers, body } = write(failure, id)
      raw.writeHead(status, headers).end(body)
    },

    /** Nobody hears it on a connection that is gone, or within an answer that has begun. */
    badRequest(failure: Error & { code?: string }, socket: Socket): void {
      if (!socket.writable || isAnswering(socket)) return void socket.destroy(failure)
      const problem = clientErrors[failure.code ?? ''] ?? new Problem('bad_request')
      const { status, headers, body } = write(problem, v7())
      const length = { 'content-length': Buffer.byteLength(body) }
      const lines = Object.entries({ ...headers, ...length }).map((line) => line.join(': '))
      const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines].join('\r\n')
      socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy())
    },
  }
}

/** What Node itself asks before it answers; it has no public name. */
function isAnswering(socket: Socket): boolean {
  const answer: unknown = Reflect.get(socket, '_httpMessage')
  return (
    typeof answer === 'object' && answer !== null && Reflect.get(answer, 'headersSent') === true
  )
}
