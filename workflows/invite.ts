import { allHandlersFinished, condition, setHandler, sleep } from '@temporalio/workflow'
import type { Actor } from '../domain/access.ts'
import { assertMayResend, assertOpen, assertPending, type InviteStatus } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { sendPasswordNotice } from './activities.ts'
import { showDetails, upsertEnd } from './display.ts'
import { createInviteLife, type InviteLife } from './invite-life.ts'
import * as messages from './messages.ts'
import { asFailure, dropRefusal, refusing } from './problems.ts'

/** One invite, from first message to its end; the only writer of its state. Spec §2 and §9. */
export async function invite(start: messages.InviteStart): Promise<InviteStatus> {
  const life = createInviteLife(start)
  const { state, delivery } = life
  answerUpdates(life)
  answerOperators(life, start)

  showDetails(state)
  if (start.deliver) delivery.start()
  while (state.status === 'pending') await waitForTheEnd(life)

  await delivery.stop()
  await condition(allHandlersFinished)
  upsertEnd(state)
  showDetails(state)
  if (life.passwordReplaced()) await sendPasswordNotice(start.inviteId)
  return state.status
}

async function waitForTheEnd({ state, expire }: InviteLife): Promise<void> {
  const { expiresAtMs } = state
  const leftMs = expiresAtMs - Date.now()
  const changed = () => state.status !== 'pending' || state.expiresAtMs !== expiresAtMs
  if (leftMs > 0) {
    await condition(changed, leftMs, { summary: 'The end of the invitation’s window' })
  } else {
    await expire()
    if (!changed()) await sleep('5 seconds') // the database's clock is behind ours
  }
}

/** The API's way in: each answers its caller, and refuses before anything is written. */
function answerUpdates(life: InviteLife): void {
  const { state } = life
  const check = (rule: (nowMs: number) => void) => refusing(() => rule(Date.now()))
  const open = (nowMs: number) => assertOpen(life.statusAt(nowMs))
  const pending = (nowMs: number) => assertPending(life.statusAt(nowMs))

  setHandler(messages.statusQuery, () => ({ ...state, status: life.statusAt(Date.now()) }))
  setHandler(messages.acceptUpdate, life.accept, {
    validator: (attemptId: string) => {
      assertGiven(attemptId)
      check(open)
    },
  })
  setHandler(messages.declineUpdate, life.decline, {
    validator: (request: messages.EndRequest) => {
      assertGiven(request?.actor)
      check(open)
    },
  })
  setHandler(messages.revokeUpdate, life.revoke, {
    validator: (request: messages.EndRequest) => {
      assertGiven(request?.actor)
      check(pending)
    },
  })
  setHandler(messages.resendUpdate, life.resend, {
    validator: (request: messages.ResendRequest) => {
      assertGiven(request?.actor)
      assertGiven(request?.policy)
      check((nowMs) => assertMayResend(state, nowMs, request.policy))
    },
  })
}

/** Anybody may send an Update from the CLI without what it needs: that must not harm the run. */
function assertGiven(given: unknown): void {
  if (given === undefined || given === null) throw asFailure(new Problem('bad_request'))
}

/** The way in for people in the Temporal UI and CLI. */
function answerOperators(life: InviteLife, { policy, send }: messages.InviteStart): void {
  const actor: Actor = { type: 'temporal' }
  setHandler(messages.refreshSignal, () => dropRefusal('refresh', life.refresh))
  setHandler(messages.revokeSignal, () => dropRefusal('revoke', () => life.revoke({ actor })))
  setHandler(messages.resendSignal, () =>
    dropRefusal('resend', () => life.resend({ actor, policy, send })),
  )
}
