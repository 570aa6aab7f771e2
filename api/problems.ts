import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problems } from '../domain/problems.ts'
import { isOutage } from './outages.ts'

export const problemType = 'application/problem+json'

/** What the framework refuses by itself, in our words. */
const frameworkProblems: Record<string, Problem> = {
  FST_ERR_CTP_INVALID_JSON_BODY: new Problem('invalid_json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Problem('invalid_json'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Problem('unsupported_media_type'),
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem('body_too_large'),
  FST_ERR_NOT_FOUND: new Problem('not_found'),
}
const outage = new Problem('service_unavailable', { retry_after_seconds: 5 })

export type ProblemAnswers = ReturnType<typeof createProblemAnswers>

/** Every refusal and failure as RFC 9457 tells it. `publicUrl` is what problem types start with. */
export function createProblemAnswers(publicUrl: string) {
  function describe(failure: unknown, request_id: string) {
    const { code, extras } = toProblem(failure)
    const { status, title } = problems[code]
    const type = `${publicUrl}/problems/${code}`
    return { type, title, status, detail: title, code, ...extras, request_id }
  }

  return {
    describe,
    answer(failure: unknown, request: FastifyRequest, reply: FastifyReply) {
      const answer = describe(failure, request.id)
      const { status, code, retry_after_seconds: seconds } = answer
      if (status >= 500) request.log.error({ err: failure }, code)
      if (status === 401) reply.header('www-authenticate', 'Bearer') // RFC 9110 §11.6.1
      if (seconds !== undefined) reply.header('retry-after', String(seconds))
      const told = isUserAction(request) ? { success: false, ...answer } : answer
      return reply.code(status).type(problemType).serializer(JSON.stringify).send(told)
    },
  }
}

/** There, callers look for `success` first. Spec §12. */
const isUserAction = ({ url }: FastifyRequest) => url.startsWith('/useractions-srv/')

/** The refusal that tells a caller what went wrong, and nothing of how we are built. */
export function toProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure
  const { code, statusCode } = readCodes(failure)
  const known = frameworkProblems[code]
  if (known) return known
  if (isOutage(failure)) return outage
  if (failure instanceof SyntaxError && statusCode === 400) return new Problem('invalid_json')
  if (statusCode >= 400 && statusCode < 500) return new Problem('bad_request')
  return new Problem('internal')
}

function readCodes(failure: unknown): { code: string; statusCode: number } {
  if (typeof failure !== 'object' || failure === null) return { code: '', statusCode: 0 }
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
  const given = 'statusCode' in failure ? failure.statusCode : 0
  return { code, statusCode: typeof given === 'number' ? given : 0 }
}
