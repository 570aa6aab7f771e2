import type { WorkflowStartOptions } from '@temporalio/client'
import { TypedSearchAttributes, WorkflowIdReusePolicy } from '@temporalio/common'
import type { RunSeed } from '../db/runs.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import { maskEmail, maskNumber } from '../domain/person.ts'
import type { invite } from './invite.ts'
import { type InviteStart, inviteWorkflowId, searchAttributes } from './messages.ts'

/** What holds for an account: its own policy, else the service's. Spec §2. */
export function effectivePolicy(
  own: { inviteTtlSeconds: number | null; resendCooldownSeconds: number | null },
  service: InvitePolicy,
): InvitePolicy {
  const { inviteTtlSeconds, resendCooldownSeconds } = own
  return {
    windowMs: inviteTtlSeconds === null ? service.windowMs : inviteTtlSeconds * 1000,
    cooldownMs: resendCooldownSeconds === null ? service.cooldownMs : resendCooldownSeconds * 1000,
  }
}

/**
 * How an invite's workflow is started, by whomever. A run that completed is never started again;
 * one that was terminated may be, for its invite is still pending.
 */
export function startOptions(seed: RunSeed, service: InvitePolicy, taskQueue: string) {
  const start: InviteStart = {
    inviteId: seed.id,
    generation: seed.generation,
    expiresAtMs: seed.expiresAt.getTime(),
    lastSentAtMs: seed.lastSentAt.getTime(),
    deliver: seed.deliver,
    send: seed.sendEmail,
    policy: effectivePolicy(seed, service),
  }
  return {
    taskQueue,
    workflowId: inviteWorkflowId(seed.id),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    args: [start],
    typedSearchAttributes: attributesOf(seed),
    staticSummary: `${maskedAddress(seed)} · ${seed.accountSlug}`,
  } satisfies WorkflowStartOptions<typeof invite>
}

const maskedAddress = ({ email, mobileNumber }: RunSeed) =>
  email ? maskEmail(email) : maskNumber(mobileNumber ?? '')

function attributesOf(seed: RunSeed): TypedSearchAttributes {
  const { environmentId, importId } = seed
  return new TypedSearchAttributes([
    { key: searchAttributes.inviteStatus, value: 'pending' },
    { key: searchAttributes.accountSlug, value: seed.accountSlug },
    { key: searchAttributes.expiresAt, value: seed.expiresAt },
    ...(environmentId ? [{ key: searchAttributes.environmentId, value: environmentId }] : []),
    ...(importId ? [{ key: searchAttributes.importId, value: importId }] : []),
  ])
}
