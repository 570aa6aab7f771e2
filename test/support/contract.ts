import { Compile } from 'typebox/schema'
import { problemType } from '../../api/problems.ts'
import { isProblemCode, problems } from '../../domain/problems.ts'
import { type Description, type Operation, readDescription, type Schema } from './description.ts'

type Request = { method: string; url: string }
export type Answered = {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}
export type Contract = ReturnType<typeof createContract>

/** What `/openapi.json` promises, as a check for every answer a test receives. */
export function createContract(json: unknown) {
  const description = readDescription(json)
  const check = createSchemaCheck(description)

  return {
    ...description,
    check,

    /** Throws where an answer breaks the promise: status, content type, body, code or headers. */
    assertKept(request: Request, answer: Answered): void {
      if (request.method === 'HEAD' || request.method === 'OPTIONS') return
      const fault = findFault(description, check, request, answer)
      if (!fault) return
      const { method, url } = request
      throw new Error(
        `${method} ${url} broke its contract: ${fault}\n${answer.statusCode} ${answer.body}`,
      )
    },
  }
}

export function operationOf({ operations }: Description, { method, url }: Request) {
  const [path = ''] = url.split('?')
  return operations.find((one) => one.method === method && one.pattern.test(path))
}

type Check = ReturnType<typeof createSchemaCheck>

function findFault(
  description: Description,
  check: Check,
  request: Request,
  answer: Answered,
): string | undefined {
  const operation = operationOf(description, request)
  const { statusCode } = answer
  if (!operation) return statusCode < 400 ? undefined : findRefusalFault(answer)
  const promised = operation.responses[statusCode]
  if (!promised) return `${operation.operationId} does not answer ${statusCode}`
  const { content } = promised
  const type = String(answer.headers['content-type'] ?? '').replace(/;.*/, '')
  if (!content) return answer.body === '' ? undefined : 'it promised no body'
  const media = content[type]
  if (!media) return `it does not answer ${statusCode} with ${type || 'nothing'}`
  return (
    (type === problemType ? findRefusalFault(answer) : undefined) ??
    findBodyFault(check, media.schema, { type, body: answer.body }) ??
    findHeaderFault(operation, answer)
  )
}

function findBodyFault(
  check: Check,
  schema: Schema | undefined,
  sent: Record<'type' | 'body', string>,
) {
  if (!schema) return undefined
  const errors = check(schema, /json$/.test(sent.type) ? JSON.parse(sent.body) : sent.body)
  return errors.length > 0
    ? `the body does not fit: ${JSON.stringify(errors.slice(0, 3))}`
    : undefined
}

/** Of any refusal, also where there is no route: a problem document whose code has this status. */
function findRefusalFault({ statusCode, headers, body }: Answered): string | undefined {
  if (headers['content-type'] !== problemType) return 'a refusal is no problem document'
  const { code, status } = JSON.parse(body)
  const told = isProblemCode(code) && problems[code].status === statusCode && status === statusCode
  return told ? undefined : `${code} is no code of ${statusCode}`
}

const told = [
  'location',
  'retry-after',
  'www-authenticate',
  'idempotent-replayed',
  'ratelimit-limit',
  'x-request-id',
]

function findHeaderFault({ responses }: Operation, { statusCode, headers }: Answered) {
  const promised = Object.keys(responses[statusCode]?.headers ?? {}).map((name) =>
    name.toLowerCase(),
  )
  const stray = told.find((name) => headers[name] !== undefined && !promised.includes(name))
  return stray ? `it promised no header ${stray}` : undefined
}

/** Compiles each schema once; references are read in the whole document. */
function createSchemaCheck({ components }: Description) {
  const compiled = new Map<string, ReturnType<typeof Compile>>()
  return (schema: Schema, value: unknown) => {
    const name = JSON.stringify(schema)
    const validator = compiled.get(name) ?? Compile({ ...schema, components })
    compiled.set(name, validator)
    if (validator.Check(value)) return []
    const [, errors] = validator.Errors(value)
    return errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  }
}
