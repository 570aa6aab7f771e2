import { HttpError } from '@oazapfts/runtime'
import { type FieldError, isProblemCode, type ProblemCode } from '../../../domain/problems.ts'

/** What the API refuses with, or why there was no answer that can be read. */
export type RefusalCode = ProblemCode | 'offline' | 'unreachable' | 'unknown'

type Told = Pick<Refusal, 'status' | 'code'> & Partial<Refusal>

/** An answer that is not a success, as RFC 9457 tells it. `status` is 0 where none arrived. */
export class Refusal extends Error {
  readonly status: number
  readonly code: RefusalCode
  readonly detail: string
  readonly errors: FieldError[]
  readonly requestId: string
  readonly retryAfterSeconds: number | null
  /** When the server will hear the request again, in milliseconds. */
  readonly retryAtMs: number | null
  readonly existingInviteId: string | null
  readonly missingPermission: string | null
  /** Told from store: asked again under the same `Idempotency-Key`, it stays the same. */
  readonly replayed: boolean

  constructor(told: Told) {
    super(told.code)
    this.name = 'Refusal'
    this.status = told.status
    this.code = told.code
    this.detail = told.detail ?? ''
    this.errors = told.errors ?? []
    this.requestId = told.requestId ?? ''
    this.retryAfterSeconds = told.retryAfterSeconds ?? null
    this.retryAtMs = told.retryAtMs ?? momentAfter(this.retryAfterSeconds)
    this.existingInviteId = told.existingInviteId ?? null
    this.missingPermission = told.missingPermission ?? null
    this.replayed = told.replayed ?? false
  }
}

const momentAfter = (seconds: number | null) =>
  seconds === null ? null : Date.now() + seconds * 1000

/** Reads whatever a request threw; what is not about an answer is `unreachable` or `offline`. */
export function refusalOf(failure: unknown): Refusal {
  if (failure instanceof Refusal) return failure
  if (failure instanceof HttpError) return fromAnswer(failure)
  if (failure instanceof SyntaxError) return new Refusal({ status: 0, code: 'unknown' })
  return new Refusal({ status: 0, code: navigator.onLine ? 'unreachable' : 'offline' })
}

function fromAnswer({ status, data, headers }: HttpError): Refusal {
  const problem: Record<string, unknown> = isRecord(data) ? data : {}
  const wait = Number(problem.retry_after_seconds ?? headers.get('Retry-After') ?? Number.NaN)
  return new Refusal({
    status,
    code: isProblemCode(problem.code) ? problem.code : codeOf(status),
    detail: textOf(problem.detail),
    errors: Array.isArray(problem.errors) ? problem.errors.filter(isRecord).map(fieldError) : [],
    requestId: textOf(problem.request_id),
    retryAfterSeconds: Number.isFinite(wait) ? wait : null,
    existingInviteId: textOf(problem.existing_invite_id) || null,
    missingPermission: textOf(problem.missing_permission) || null,
    replayed: headers.has('Idempotent-Replayed'),
  })
}

/** For what stands between the API and us, and speaks no problem documents. */
const codeOf = (status: number): RefusalCode =>
  status === 429 ? 'rate_limited' : status >= 502 ? 'service_unavailable' : 'unknown'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const fieldError = ({ field, code, message }: Record<string, unknown>): FieldError => ({
  field: textOf(field),
  code: textOf(code),
  message: textOf(message),
})

/** Whether the session is over, so that only signing in helps. */
export const isSignedOut = (failure: unknown): boolean =>
  failure instanceof Refusal && ['unauthenticated', 'token_expired'].includes(failure.code)

/** Whether the same request may well succeed a moment later. */
export const isPassing = (failure: unknown): boolean =>
  failure instanceof Refusal && (failure.status === 0 || failure.status >= 500)

/** Whether no request is heard for a while, whatever it asks for: not only the one that was sent. */
export const holdsAll = ({ code }: Refusal): boolean => code === 'rate_limited'

const fieldOf: Partial<Record<RefusalCode, string>> = {
  slug_taken: 'slug',
  name_taken: 'name',
  password_breached: 'password',
  email_conflict: 'email',
  external_id_conflict: 'external_id',
  template_taken: 'lang',
}

/** The same refusal, said at the field that it is about where the API named none. */
export function atItsField(refusal: Refusal): Refusal {
  const field = fieldOf[refusal.code]
  if (!field || refusal.errors.length > 0) return refusal
  const { code, detail: message } = refusal
  return new Refusal({ ...refusal, code, errors: [{ field, code, message }] })
}
