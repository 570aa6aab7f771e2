import { Value } from 'typebox/value'
import { problemAnswer } from './answers.ts'
import { type Failure, Refusal, Unreachable } from './failures.ts'

/** An answer that is no success: what to say of it, and whether, and when, to ask again. */
export type Setback = { failure: Failure; again: boolean; afterMs: number }

/** Reads the refusal of the server, or of something in front of it. */
export async function setbackOf(answer: Response): Promise<Setback> {
  const { status, headers } = answer
  const body: unknown = await answer.json().catch(() => null)
  const afterMs = Number(headers.get('retry-after') ?? 0) * 1000 || 0
  if (!Value.Check(problemAnswer, body)) {
    const failure = new Unreachable(`The server answered ${status}, which tells nothing.`)
    return { failure, again: status >= 500, afterMs }
  }
  const { code, title, detail, errors = [], missing_permission: missing } = body
  const text = [
    detail ?? title ?? '',
    missing ? `It needs ${missing}.` : '',
    ...errors.map(({ field, message }) => `(${field}) ${message}`),
  ].join(' ')
  const again = status >= 500 || status === 429 || code === 'idempotency_in_progress'
  const failure =
    status >= 500
      ? new Unreachable(`The server cannot do this: ${code}: ${text}`)
      : new Refusal(code, text)
  return { failure, again, afterMs }
}

/**
 * What fetch says of a connection that was not made, or was `reached` and lost; null for faults that
 * are ours.
 */
export function lostConnection(error: unknown): { reason: string; reached: boolean } | null {
  if (!(error instanceof TypeError) || error.cause === undefined) return null
  const { cause } = error
  const known = typeof cause === 'object' && cause !== null && 'code' in cause
  const code = known ? String(cause.code) : ''
  if (lost.has(code)) return { reason: 'the connection was lost', reached: true }
  return { reason: reasons[code] ?? (code || 'no connection can be made'), reached: false }
}

const lost = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])
const reasons: Record<string, string> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
}
