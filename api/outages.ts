import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client'
import postgres from 'postgres'

/* postgres.js's own codes, Node's, and the server's: going down, coming up, or full. */
const connectionFailures = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
const grpcOutages = [4, 8, 14] // deadline exceeded, resource exhausted, unavailable

/** Whether Postgres or Temporal is away just now, so that asking again later makes sense. */
export function isOutage(failure: unknown): boolean {
  if (failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true
  if (isGrpcServiceError(failure)) return grpcOutages.includes(failure.code)
  if (!(failure instanceof Error)) return false
  if (failure instanceof AggregateError && failure.errors.some(isOutage)) return true
  const code = 'code' in failure ? String(failure.code) : ''
  const lost = failure instanceof postgres.PostgresError && code.startsWith('08')
  return lost || connectionFailures.has(code) || isOutage(failure.cause)
}
