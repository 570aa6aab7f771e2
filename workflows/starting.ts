import type { WorkflowStartOptions } from '@temporalio/client'
import { type Priority, TypedSearchAttributes, WorkflowIdReusePolicy } from '@temporalio/common'
import type { ImportSeed } from '../db/import-runs.ts'
import type { RunSeed } from '../db/runs.ts'
import type { DeliverySeed } from '../db/webhook-runs.ts'
import type { InvitePolicy } from '../domain/invite.ts'
import { maskEmail, maskNumber } from '../domain/person.ts'
import type { importRun } from './import.ts'
import type { invite } from './invite.ts'
import {
  deliveryWorkflowId,
  type ImportStart,
  type InviteStart,
  importWorkflowId,
  inviteWorkflowId,
  searchAttributes,
} from './messages.ts'
import type { webhookDelivery } from './webhook-delivery.ts'

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
    typedSearchAttributes: inviteAttributes(seed),
    staticSummary: `${maskedAddress(seed)} · ${seed.accountSlug}`,
  } satisfies WorkflowStartOptions<typeof invite>
}

const maskedAddress = ({ email, mobileNumber }: RunSeed) =>
  email ? maskEmail(email) : maskNumber(mobileNumber ?? '')

type Attributed = Pick<RunSeed, 'accountSlug' | 'environmentId' | 'importId' | 'expiresAt'>

export function inviteAttributes(seed: Attributed): TypedSearchAttributes {
  const { environmentId, importId } = seed
  return new TypedSearchAttributes([
    { key: searchAttributes.inviteStatus, value: 'pending' },
    { key: searchAttributes.accountSlug, value: seed.accountSlug },
    { key: searchAttributes.expiresAt, value: seed.expiresAt },
    ...(environmentId ? [{ key: searchAttributes.environmentId, value: environmentId }] : []),
    ...(importId ? [{ key: searchAttributes.importId, value: importId }] : []),
  ])
}

/** How an import's workflow is started, by whomever, however often: once it ends well, never again. */
export function importStartOptions(seed: ImportSeed, taskQueue: string) {
  const { mode, total, accountSlug, environmentId } = seed
  const start: ImportStart = { importId: seed.id, mode, total, accountSlug, environmentId }
  return {
    taskQueue,
    workflowId: importWorkflowId(seed.id),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    args: [start],
    typedSearchAttributes: importAttributes(start),
    staticSummary: `${mode} · ${total} rows · ${accountSlug}`,
    priority: importPriority(start),
  } satisfies WorkflowStartOptions<typeof importRun>
}

export const importAttributes = ({ importId, accountSlug, environmentId }: ImportStart) =>
  new TypedSearchAttributes([
    { key: searchAttributes.accountSlug, value: accountSlug },
    { key: searchAttributes.importId, value: importId },
    ...(environmentId ? [{ key: searchAttributes.environmentId, value: environmentId }] : []),
  ])

/** Behind whoever waits for one invite, and one tenant beside the other. */
export const importPriority = ({ accountSlug }: ImportStart): Priority => ({
  priorityKey: 4,
  fairnessKey: accountSlug,
})

/** How a delivery's workflow is started: while its row is pending, as often as it takes. */
export function deliveryStartOptions(seed: DeliverySeed, taskQueue: string) {
  const { id, webhookId, accountSlug, environmentId } = seed
  return {
    taskQueue,
    workflowId: deliveryWorkflowId(id),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    args: [id],
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.accountSlug, value: accountSlug },
      ...(environmentId ? [{ key: searchAttributes.environmentId, value: environmentId }] : []),
    ]),
    staticSummary: `to webhook ${webhookId} · ${accountSlug}`,
    priority: { fairnessKey: webhookId },
  } satisfies WorkflowStartOptions<typeof webhookDelivery>
}
