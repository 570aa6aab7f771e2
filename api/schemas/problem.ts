import { Type } from 'typebox'
import { type ProblemCode, problems } from '../../domain/problems.ts'
import { id } from './fields.ts'

const fieldError = Type.Object({
  field: Type.String(),
  code: Type.String(),
  message: Type.String(),
})

/** An answer that refuses: `application/problem+json`, RFC 9457. Spec §3. */
export const problem = Type.Object(
  {
    type: Type.String({ format: 'uri' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String({ description: 'Stable; what a program decides by.' }),
    request_id: Type.String(),
    errors: Type.Optional(Type.Array(fieldError)),
    existing_invite_id: Type.Optional(id),
    missing_permission: Type.Optional(Type.String()),
    retry_after_seconds: Type.Optional(Type.Integer()),
  },
  { title: 'Problem' },
)

/**
 * Documents what a route refuses, by status: spread it into `schema.response`. It is typed as
 * nothing, for a route never sends these itself: it throws a `Problem`.
 */
export function refusals(...codes: ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => problems[code].status === status)
      const description = here.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n')
      return [status, { description, content: { 'application/problem+json': { schema: problem } } }]
    }),
  )
}
