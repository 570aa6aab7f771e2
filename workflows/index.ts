export { healInvites } from './heal.ts'
export { invite } from './invite.ts'
