import { type Fault, type Faults, pickFaults } from './draft.ts'
import { isRecord, textOf } from './invite.ts'

export const deadCodes = [
  'invite_not_found',
  'invite_expired',
  'invite_revoked',
  'invite_superseded',
  'invite_accepted',
  'invite_rejected',
  'account_suspended',
] as const
export type DeadCode = (typeof deadCodes)[number]

export type TroubleKind =
  | 'offline'
  | 'unreachable'
  | 'unavailable'
  | 'breach_check'
  | 'rate_limited'
  | 'cooldown'
  | 'recipient_cap'
  | 'refused'

/** Something that may pass: `untilMs` says when to try again, `reference` names it for support. */
export type Trouble = { kind: TroubleKind; untilMs: number | null; reference: string }

/** What a failed request means to the page. */
export type Refusal =
  | { kind: 'dead'; code: DeadCode }
  | { kind: 'faults'; faults: Faults }
  | { kind: 'proof'; requires: 'current_password' | 'mail_link' }
  | { kind: 'trouble'; trouble: Trouble }

/** An answer that is not a success; `body` is a problem document where the API itself spoke. */
export type Failure = { status: number; body: unknown; retryAfter: string | null }

/** Reads RFC 9457's `code` rather than its words, which are for developers. */
export function refusalOf({ status, body, retryAfter }: Failure, nowMs: number): Refusal {
  const problem = isRecord(body) ? body : {}
  const code = textOf(problem.code)
  const dead = deadCodes.find((known) => known === code)
  if (dead) return { kind: 'dead', code: dead }
  if (code === 'current_password_required') return { kind: 'proof', requires: 'current_password' }
  if (code === 'mail_link_required') return { kind: 'proof', requires: 'mail_link' }
  const faults = faultsOf(code, problem.errors)
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults }
  const wait = status === 429 ? waitMs(code, problem.retry_after_seconds ?? retryAfter) : null
  const untilMs = wait === null ? null : nowMs + wait
  const reference = status === 429 ? '' : textOf(problem.request_id)
  return { kind: 'trouble', trouble: { kind: troubleKind(status, code), untilMs, reference } }
}

const faultCodes: Record<string, Fault> = { password_breached: 'breached' }

function faultsOf(code: string, errors: unknown): Faults {
  if (code === 'invalid_credentials') return { current_password: 'wrong' }
  const listed = Array.isArray(errors) ? errors.filter(isRecord) : []
  const faults = pickFaults((field) => {
    const error = listed.find((one) => textOf(one.field).replace(/^[/.]|^body[/.]/, '') === field)
    return error && (faultCodes[textOf(error.code)] ?? faultCodes[code] ?? 'invalid')
  })
  return code === 'password_breached' ? { ...faults, password: 'breached' } : faults
}

const kindByCode: Record<string, TroubleKind> = {
  breach_check_unavailable: 'breach_check',
  resend_cooldown: 'cooldown',
  recipient_cap: 'recipient_cap',
}

function troubleKind(status: number, code: string): TroubleKind {
  const known = kindByCode[code]
  if (known) return known
  if (status === 429) return 'rate_limited'
  return status >= 500 || status === 409 ? 'unavailable' : 'refused'
}

/** In milliseconds. Where no number is told it is a minute, but no guess for a daily limit. */
function waitMs(code: string, told: unknown): number | null {
  const seconds = told === null || told === undefined ? Number.NaN : Number(told)
  if (!Number.isFinite(seconds)) return code === 'recipient_cap' ? null : 60_000
  return Math.max(1, seconds) * 1000
}
