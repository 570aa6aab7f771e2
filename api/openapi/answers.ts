import { isProblemCode } from '../../domain/problems.ts'
import type { Operation } from './document.ts'
import * as shared from './shared-parts.ts'

type Responses = Record<string, object>
type HeaderName = shared.HeaderName

const parameterRef = (name: keyof typeof shared.parameters) => ({
  $ref: `#/components/parameters/${name}`,
})

/** Parameters, refusals and headers of one route; refusals are shared between routes. */
export function addAnswers(operation: Operation, sharedResponses: Responses): void {
  const { 'x-answers-with': has, 'x-codes': codes, responses, parameters = [] } = operation
  const named = [
    ...(has.environment ? [parameterRef('EnvironmentId')] : []),
    ...(has.replays ? [parameterRef('IdempotencyKey')] : []),
  ]
  if (named.length > 0) operation.parameters = [...parameters, ...named]
  for (const [status, answer] of Object.entries(responses)) {
    if (answer.description === 'Default Response') answer.description = meanings[status] ?? status
    const names = [
      ...headersOf(operation, status),
      ...(isMade(status, has.location) ? location : []),
    ]
    answer.headers = { ...answer.headers, ...shared.referTo('headers', names) }
  }
  for (const [status, here] of Object.entries(codes)) {
    const known = here.filter(isProblemCode)
    const refusal = shared.refusal(known, headersOf(operation, status))
    const own = responses[status]
    if (own) {
      own.content = { ...own.content, ...refusal.content }
    } else {
      const name = nameOf(known, Object.keys(refusal.headers))
      sharedResponses[name] = refusal
      responses[status] = { $ref: `#/components/responses/${name}` }
    }
  }
  Reflect.deleteProperty(operation, 'x-answers-with')
}

const meanings: Record<string, string> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken, to be done soon.',
  204: 'Done; there is nothing to say.',
}
const location: HeaderName[] = ['Location']
const isMade = (status: string, located = false) =>
  located && (status === '201' || status === '202')
const waiting = new Set(['409', '429', '503'])
/* What is not stored is not replayed: `madeNothing` and failures in `api/idempotency.ts`. */
const isReplayable = (status: string) => !/^(401|413|415|429|5\d\d)$/.test(status)

function headersOf({ 'x-answers-with': has }: Operation, status: string): HeaderName[] {
  return [
    'X-Request-Id',
    ...(has.limits ? (['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'] as const) : []),
    ...(status === '401' ? (['WWW-Authenticate'] as const) : []),
    ...(waiting.has(status) ? (['Retry-After'] as const) : []),
    ...(has.replays && isReplayable(status) ? (['Idempotent-Replayed'] as const) : []),
  ]
}

/** Equal for what is equal: the codes, and which headers come with them. */
function nameOf(codes: string[], headers: string[]): string {
  const unlimited = headers.includes('RateLimit-Limit') ? [] : ['unlimited']
  const replayable = headers.includes('Idempotent-Replayed') ? ['replayable'] : []
  return [...codes, ...unlimited, ...replayable].join('.')
}
