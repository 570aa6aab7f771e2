import { problems } from '../../domain/problems.ts'
import { problemType } from '../problems.ts'
import type { Codes } from './document.ts'

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const uuid = { type: 'string', format: 'uuid' }

/** Headers of answers, by the name they go by in `components/headers`. Spec §3. */
export const headers = {
  'X-Request-Id': { description: 'Names this request in our logs.', schema: uuid },
  'RateLimit-Limit': { description: 'How many requests a minute are answered.', schema: count },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: count },
  'RateLimit-Reset': { description: 'In how many seconds they start anew.', schema: count },
  'Retry-After': { description: 'In how many seconds to ask again.', schema: count },
  'WWW-Authenticate': { description: 'How to say who is calling.', schema: text },
  'Idempotent-Replayed': {
    description: '`true` on an answer that was given before to the same `Idempotency-Key`.',
    schema: { type: 'string', const: 'true' },
  },
  Location: { description: 'Where to read what was made.', schema: text },
} as const
export type HeaderName = keyof typeof headers

/** Headers of requests. Authentication is told by `securitySchemes`. */
export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Visible ASCII of your choice: the same request is answered once and replayed for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  },
  EnvironmentId: {
    name: 'X-Environment-Id',
    in: 'header',
    required: false,
    description: 'Operators name the Environment here; an API key implies it.',
    schema: uuid,
  },
} as const

/** `components/examples`: one problem document for every code. */
export const problemExample = (code: Codes[number], publicUrl: string) => {
  const { status, title } = problems[code]
  const type = `${publicUrl}/problems/${code}`
  const request_id = '0197d3a4-8f6c-7c3e-9d2b-5a1f0e4c7b86'
  return { summary: title, value: { type, title, status, detail: title, code, request_id } }
}

/** An answer that refuses, with the codes it may carry as an enum. */
export const refusal = (codes: Codes, headerNames: HeaderName[]) => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
  headers: referTo('headers', headerNames),
  content: {
    [problemType]: {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', required: ['code'], properties: { code: { enum: codes } } },
        ],
      },
      examples: referTo('examples', codes),
    },
  },
})

export const referTo = (kind: 'headers' | 'examples', names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/${kind}/${name}` }]))
