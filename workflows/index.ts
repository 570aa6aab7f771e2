export { healInvites } from './heal.ts'
export { importPeople } from './import.ts'
export { importBatch } from './import-batch.ts'
export { invite } from './invite.ts'
