import { fieldProblem, Problem, type ProblemCode } from './problems.ts'

/** The rules of an invite (spec §2). Pure: callers bring the time, so every rule can be tested. */
export type InvitePolicy = { windowMs: number; cooldownMs: number }

export const endings = ['expired', 'revoked', 'rejected'] as const
export type Ending = (typeof endings)[number]
export type InviteStatus = 'pending' | 'accepted' | Ending
export type DeliveryState = 'queued' | 'sent' | 'failed' | 'not_requested'
export type Channel = 'mail' | 'copy'

/** What the workflow keeps in mind; Postgres keeps the rest. Times are epoch milliseconds. */
export type InviteState = {
  status: InviteStatus
  generation: number
  expiresAtMs: number
  lastSentAtMs: number
}

/** The window counts at reading time too, even while no worker runs. */
export function statusAt(
  invite: { status: InviteStatus; expiresAt: Date },
  nowMs: number,
): InviteStatus {
  const over = invite.status === 'pending' && invite.expiresAt.getTime() <= nowMs
  return over ? 'expired' : invite.status
}

const refusalOf: Record<Exclude<InviteStatus, 'pending'>, ProblemCode> = {
  accepted: 'invite_accepted',
  expired: 'invite_expired',
  revoked: 'invite_revoked',
  rejected: 'invite_rejected',
}

/** For the invitee: throws the 410 that says what became of the invite. */
export function assertOpen(status: InviteStatus): void {
  if (status !== 'pending') throw new Problem(refusalOf[status])
}

/** For the inviter's side: throws `invite_not_pending`. */
export function assertPending(status: InviteStatus): void {
  if (status !== 'pending') throw new Problem('invite_not_pending')
}

/** Throws `invite_not_pending`, or `resend_cooldown` with the seconds left, rounded up. */
export function assertMayResend(state: InviteState, nowMs: number, policy: InvitePolicy): void {
  assertPending(nowMs >= state.expiresAtMs ? 'expired' : state.status)
  const leftMs = state.lastSentAtMs + policy.cooldownMs - nowMs
  if (leftMs > 0) throw resendCooldown(leftMs)
}

export function resendCooldown(leftMs: number): Problem {
  return new Problem('resend_cooldown', { retry_after_seconds: Math.ceil(leftMs / 1000) })
}

/** What a resend changes: a fresh generation of links, a fresh window, a fresh cooldown. */
export function nextGeneration(state: InviteState, nowMs: number, policy: InvitePolicy) {
  return {
    generation: state.generation + 1,
    expiresAtMs: nowMs + policy.windowMs,
    lastSentAtMs: nowMs,
  }
}

/**
 * A mailed link proves the mailbox it went to. Where the person's own address is merely taken for
 * the same (ς and σ in a domain are two mailboxes), it proves no more than a copied one.
 */
export function provenChannel(
  channel: Channel,
  existing: { sameAddress: boolean } | null,
): Channel {
  return existing && !existing.sameAddress ? 'copy' : channel
}

export type Requirement = 'password' | 'current_password' | 'mail_link'

/**
 * What a link must be accompanied by (spec §2, Tokens). A copied link proves only that an inviter
 * handed it on, so it never sets the password of somebody who is there already.
 */
export function requirementOf(
  channel: Channel,
  existing: { hasPassword: boolean } | null,
): Requirement {
  if (!existing || channel === 'mail') return 'password'
  return existing.hasPassword ? 'current_password' : 'mail_link'
}

/**
 * Who was invited to register under the invited address does not register under another. Null: it
 * was not given, or there is none to compare with. Throws `validation_failed`. Spec §4, user actions.
 */
export function assertRegistersAsInvited(
  invite: { allowSameEmail: boolean },
  same: { sameEmail: boolean | null; sameNumber: boolean | null } | undefined,
): void {
  if (!invite.allowSameEmail) return
  const message = 'Register with what was invited.'
  if (same?.sameEmail === false) throw fieldProblem('validation_failed', 'email', message)
  if (same?.sameNumber === false) throw fieldProblem('validation_failed', 'mobile_number', message)
}

/** The count of messages to an address starts anew at midnight UTC. Spec §2. */
export function recipientCap(now: Date): Problem {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  const leftMs = midnight - now.getTime()
  return new Problem('recipient_cap', { retry_after_seconds: Math.ceil(leftMs / 1000) })
}
