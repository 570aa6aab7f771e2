import { Type } from 'typebox'
import type { ProblemCode } from '../../domain/problems.ts'
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
    success: Type.Optional(
      Type.Literal(false, { description: 'Only on the user-actions surface.' }),
    ),
    errors: Type.Optional(Type.Array(fieldError)),
    existing_invite_id: Type.Optional(id),
    missing_permission: Type.Optional(Type.String()),
    retry_after_seconds: Type.Optional(Type.Integer()),
  },
  { title: 'Problem' },
)

const declared = new Map<symbol, ProblemCode[]>()

/**
 * Declares what a route refuses: spread it into `schema.response`, as often as it reads well. No two
 * spreads overwrite each other, since each has a key of its own. It is typed as nothing, for a route
 * never sends these itself: it throws a `Problem`. What all routes refuse needs no mention
 * (`api/openapi/common-refusals.ts`).
 */
export function refusals(...codes: ProblemCode[]): object {
  const key = Symbol('refusals')
  declared.set(key, codes)
  return { [key]: true }
}

/** The codes that were spread into a `schema.response`. */
export function declaredRefusals(response: unknown): ProblemCode[] {
  if (typeof response !== 'object' || response === null) return []
  return Object.getOwnPropertySymbols(response).flatMap((key) => declared.get(key) ?? [])
}
