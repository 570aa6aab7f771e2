import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { ImportMode } from '../csv/fields.ts'
import type { Actor } from '../domain/access.ts'
import type { InvitePolicy, InviteState } from '../domain/invite.ts'
import type { DeliveryStatus } from '../domain/webhook.ts'

/** What may be said to a running invite, and the name it answers to. Spec §9. */
/** `operationId`: of the request behind it, so that the same one made again finds it done. */
export type EndRequest = { actor: Actor; operationId?: string | undefined }
export type ResendRequest = EndRequest & { policy: InvitePolicy; send: boolean }

export const acceptUpdate = defineUpdate<void, [attemptId: string]>('accept')
export const resendUpdate = defineUpdate<void, [ResendRequest]>('resend')
export const revokeUpdate = defineUpdate<void, [EndRequest]>('revoke')
export const declineUpdate = defineUpdate<void, [EndRequest]>('decline')

/** For operators in the Temporal UI and CLI. A refusal is logged: nobody waits for an answer. */
export const resendSignal = defineSignal('resend')
export const revokeSignal = defineSignal('revoke')

/** A change of the hand-over that runs begun before it do not follow (`patched`). */
export const handOverInTurn = 'hand-over-in-turn'

/** What was queued of an import is left out. The row says so too: this only wakes its run. */
export const cancelImportSignal = defineSignal('cancel')

/** The row may have moved on without this run: after a crash of everything, or withdrawn. */
export const refreshSignal = defineSignal('refresh')

export const statusQuery = defineQuery<InviteState>('status')

/**
 * What an invite's workflow is started with, all of it read from the row: whoever starts it, and
 * whenever, starts the same thing. Times are epoch milliseconds; no personal data.
 */
export type InviteStart = {
  inviteId: string
  generation: number
  expiresAtMs: number
  lastSentAtMs: number
  deliver: boolean
  send: boolean // what a resend by signal does: the invite's `send_email`
  policy: InvitePolicy
}

/** What an import's workflow is started with, read from its row, whoever starts it. */
export type ImportStart = {
  importId: string
  mode: ImportMode
  total: number
  accountSlug: string
  environmentId: string | null
}

/** `make`: the rows, and their mails. `handOver`: each invite to a workflow of its own. */
export type BatchStage = 'make' | 'handOver'
export type Batch = ImportStart & { stage: BatchStage; number: number; from: number; to: number }

export const inviteWorkflowId = (inviteId: string) => `invite/${inviteId}`
export const importWorkflowId = (importId: string) => `import/${importId}`
export const batchWorkflowId = (importId: string, number: number) =>
  `${importWorkflowId(importId)}/batch/${number}`
export const healScheduleId = 'heal-invites'
export const purgeScheduleId = 'purge-facts'
export const deliveryWorkflowId = (deliveryId: string) => `webhook-delivery/${deliveryId}`

/** Deliveries wait for receivers: they have a task queue of their own, so that nobody else does. */
export const deliveryTaskQueue = (taskQueue: string) => `${taskQueue}-webhooks`

/** Somebody asked for a delivery again: it is tried now, not when it would be its turn. */
export const redeliverSignal = defineSignal('redeliver')

/** `waitMs`: until the next attempt; null: settled. */
export type DeliveryStep = { status: DeliveryStatus; waitMs: number | null }

/** What the Temporal UI and CLI can filter by. Registered at start; no personal data. */
export const searchAttributes = {
  inviteStatus: defineSearchAttributeKey('InviteStatus', SearchAttributeType.KEYWORD),
  accountSlug: defineSearchAttributeKey('AccountSlug', SearchAttributeType.KEYWORD),
  environmentId: defineSearchAttributeKey('EnvironmentId', SearchAttributeType.KEYWORD),
  importId: defineSearchAttributeKey('ImportId', SearchAttributeType.KEYWORD),
  expiresAt: defineSearchAttributeKey('ExpiresAt', SearchAttributeType.DATETIME),
}
