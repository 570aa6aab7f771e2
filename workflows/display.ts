import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow'
import type { InviteState } from '../domain/invite.ts'
import { searchAttributes } from './messages.ts'

/** What an operator reads in the Temporal UI. No address and no name: the UI may show it to many. */
export function showDetails({ status, generation, expiresAtMs }: InviteState): void {
  const end = new Date(expiresAtMs).toISOString()
  const window = status === 'pending' ? `open until ${end}` : `was open until ${end}`
  setCurrentDetails(`**${status}**, ${window}, links of generation ${generation}`)
}

/** Costs an event each time, so only where something changed that operators filter by. */
export function upsertWindow({ expiresAtMs }: InviteState): void {
  upsertSearchAttributes([{ key: searchAttributes.expiresAt, value: new Date(expiresAtMs) }])
}

export function upsertEnd({ status }: InviteState): void {
  upsertSearchAttributes([{ key: searchAttributes.inviteStatus, value: status }])
}
