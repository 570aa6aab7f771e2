import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/common'
import {
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  patched,
  startChild,
} from '@temporalio/workflow'
import type { HandedOver, ImportProgress } from '../activities/imports.ts'
import {
  makeImportedRows,
  markHandedOver,
  readHandOver,
  sendImportedInvites,
} from './import-activities.ts'
import type { invite } from './invite.ts'
import { type Batch, handOverInTurn, refreshSignal } from './messages.ts'
import { inviteAttributes } from './starting.ts'
import { inWindow } from './windows.ts'

/** Two hundred rows of an import, in one of their two stages. Each may be run again and again. */
export async function importBatch(batch: Batch): Promise<ImportProgress | null> {
  const { importId, mode, from, to } = batch
  const range = { from, to }
  if (batch.stage === 'handOver') {
    // More at once would only wait for each other, and whoever needs Temporal for all of them.
    const atOnce = patched(handOverInTurn) ? 12 : 20
    await inWindow(await readHandOver(importId, range), atOnce, (one) => handOver(batch, one))
    await markHandedOver(importId, range)
    return null
  }
  const progress = await makeImportedRows(importId, range)
  if (mode === 'bulk_invite') await sendImportedInvites(importId, range)
  return progress
}

/** Who accepted, resent or revoked first has started it already; a mail may still wait there. */
async function handOver(batch: Batch, handed: HandedOver): Promise<void> {
  const { workflowId, start, summary } = handed
  const expiresAt = new Date(start.expiresAtMs)
  await startChild<typeof invite>('invite', {
    workflowId,
    args: [start],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
    parentClosePolicy: ParentClosePolicy.ABANDON,
    typedSearchAttributes: inviteAttributes({ ...batch, expiresAt }),
    staticSummary: summary,
    priority: { priorityKey: 3, fairnessKey: batch.accountSlug },
  }).catch(async (failure) => {
    if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure
    if (start.deliver) await wake(workflowId)
  })
}

/** It may have ended meanwhile. */
const wake = (workflowId: string) =>
  getExternalWorkflowHandle(workflowId)
    .signal(refreshSignal)
    .catch((trouble: unknown) => log.info('Nobody to wake', { trouble: String(trouble) }))
