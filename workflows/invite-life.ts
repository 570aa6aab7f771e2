import type { StoredState } from '../db/invite-life.ts'
import type { Actor } from '../domain/access.ts'
import {
  assertMayResend,
  assertOpen,
  assertPending,
  type Ending,
  type InviteState,
  type InviteStatus,
  nextGeneration,
} from '../domain/invite.ts'
import { acceptInvite, closeInvite, openGeneration, readInvite } from './activities.ts'
import { createDelivery } from './delivery.ts'
import { showDetails, upsertWindow } from './display.ts'
import type { EndRequest, InviteStart, ResendRequest } from './messages.ts'
import { refusing } from './problems.ts'
import { createTurns } from './turns.ts'

const system: Actor = { type: 'system' }

/**
 * An invite's state and everything that can happen to it. What changes the state is done in turn,
 * and asks the rules again when its turn comes: two people may have asked at the same moment.
 */
export function createInviteLife({ inviteId, generation, expiresAtMs, lastSentAtMs }: InviteStart) {
  const state: InviteState = { status: 'pending', generation, expiresAtMs, lastSentAtMs }
  const delivery = createDelivery(inviteId, state)
  const inTurn = createTurns()
  let passwordReplaced = false

  async function close(ending: Ending, request: EndRequest): Promise<InviteStatus> {
    const stored = await closeInvite(inviteId, ending, request) // an acceptance may have been first
    const wasBehind = catchUp(stored)
    if (wasBehind && stored.deliver) delivery.start()
    return state.status
  }

  /** The row is the truth: a step may be there that no history tells of, lost with the server. */
  function catchUp({ status, generation, expiresAtMs, lastSentAtMs }: StoredState): boolean {
    const wasBehind = generation > state.generation
    Object.assign(state, { status, generation, expiresAtMs, lastSentAtMs })
    if (wasBehind) upsertWindow(state)
    return wasBehind
  }

  return {
    state,
    delivery,
    passwordReplaced: () => passwordReplaced,

    statusAt: (nowMs: number): InviteStatus =>
      state.status === 'pending' && nowMs >= state.expiresAtMs ? 'expired' : state.status,

    accept: (attemptId: string) =>
      inTurn(async () => {
        refusing(() => assertOpen(state.status))
        const accepted = await acceptInvite(inviteId, attemptId)
        passwordReplaced = accepted.passwordReplaced
        state.status = 'accepted'
      }),

    decline: (request: EndRequest) =>
      inTurn(async () => {
        refusing(() => assertOpen(state.status))
        const status = await close('rejected', request)
        refusing(() => assertOpen(status === 'rejected' ? 'pending' : status))
      }),

    revoke: (request: EndRequest) =>
      inTurn(async () => {
        refusing(() => assertPending(state.status))
        const status = await close('revoked', request)
        refusing(() => assertPending(status === 'revoked' ? 'pending' : status))
      }),

    resend: ({ actor, operationId, policy, send }: ResendRequest) =>
      inTurn(async () => {
        refusing(() => assertMayResend(state, Date.now(), policy))
        const next = nextGeneration(state, Date.now(), policy)
        await openGeneration(inviteId, { ...next, send, actor, operationId })
        Object.assign(state, next)
        upsertWindow(state)
        showDetails(state)
        if (send) delivery.start()
      }),

    refresh: () =>
      inTurn(async () => {
        if (state.status !== 'pending') return
        const stored = await readInvite(inviteId)
        catchUp(stored)
        if (stored.withdrawn) await close('revoked', { actor: system })
        else if (stored.deliver) delivery.start()
      }),

    expire: () =>
      inTurn(async () => {
        if (state.status === 'pending') await close('expired', { actor: system })
      }),
  }
}

export type InviteLife = ReturnType<typeof createInviteLife>
