export { healInvites } from './heal.ts'
export { importRun } from './import.ts'
export { importBatch } from './import-batch.ts'
export { invite } from './invite.ts'
