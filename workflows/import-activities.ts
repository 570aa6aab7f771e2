import { proxyActivities } from '@temporalio/workflow'
import type { ImportActivities } from '../activities/imports.ts'

const patiently = { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' } as const

/** What has many rows to go through says that it lives: another worker takes over soon. */
const perBatch = {
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '6 seconds',
  retry: patiently,
} as const

export const { makeImportedRows } = proxyActivities<ImportActivities>({
  ...perBatch,
  summary: 'Making the rows of a batch',
})

export const { sendImportedInvites } = proxyActivities<ImportActivities>({
  ...perBatch,
  summary: 'Sending the mails of a batch',
})

export const {
  beginImport,
  cancelImport,
  finishImport,
  endImportRun,
  readHandOver,
  markHandedOver,
} = proxyActivities<ImportActivities>({ startToCloseTimeout: '1 minute', retry: patiently })
