import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'
import { dropAttempt } from '../db/acceptance-attempts.ts'
import * as acceptances from '../db/acceptances.ts'
import { isMalformed, type Sql } from '../db/client.ts'
import * as life from '../db/invite-life.ts'
import * as sending from '../db/sending.ts'
import type { Ending } from '../domain/invite.ts'
import { Problem } from '../domain/problems.ts'
import { readSendFailure } from '../posting/failure.ts'
import type { EndRequest } from '../workflows/messages.ts'
import { whileBeating } from './heartbeats.ts'
import type { Mailer } from './mailer.ts'

export type InviteActivities = ReturnType<typeof createInviteActivities>
export type Sent = { sentAtMs: number } | null
type NextGeneration = EndRequest & { generation: number; expiresAtMs: number; send: boolean }

/** What an invite does to the world. Temporal may run each twice, so each is safe to repeat. */
export function createInviteActivities(sql: Sql, mailer: Mailer) {
  const underway = new Map<string, Promise<Sent>>()

  async function send(inviteId: string, generation: number): Promise<Sent> {
    const invite = await sending.readOutgoing(sql, inviteId, generation)
    if (!invite) return null
    const message = { id: inviteId, generation, byRun: true }
    if (invite.suspended) throw ApplicationFailure.retryable('The account is suspended.')
    try {
      await mailer.sendInvite(invite, generation, () =>
        sending.beginText(sql, inviteId, generation),
      )
    } catch (error) {
      const { permanent, reason } = readSendFailure(error)
      await sending.recordSendFailures(sql, [{ ...message, error: reason, permanent }])
      if (permanent) return null
      throw ApplicationFailure.retryable('The message was not taken.')
    }
    const sentAt = await sending.recordSent(sql, message)
    return { sentAtMs: sentAt.getTime() }
  }

  return {
    /** A second call while the first still waits for the mail server joins it: one message. */
    sendInvite(inviteId: string, generation: number): Promise<Sent> {
      const key = `${inviteId}/${generation}`
      const first = underway.get(key)
      const sent = first ?? send(inviteId, generation).finally(() => underway.delete(key))
      underway.set(key, sent)
      return Context.current().info.isLocal ? sent : whileBeating(() => sent)
    },

    acceptInvite: (inviteId: string, attemptId: string): Promise<acceptances.Acceptance> =>
      refusable(
        acceptances.acceptInvite(sql, inviteId, attemptId).catch(async (failure) => {
          if (failure instanceof Problem) await dropAttempt(sql, attemptId)
          throw failure
        }),
      ),

    openGeneration: (inviteId: string, next: NextGeneration): Promise<void> => {
      const expiresAt = new Date(next.expiresAtMs)
      return refusable(life.openGeneration(sql, inviteId, { ...next, expiresAt }))
    },

    /** Gives what the invite has become: an acceptance may have been first. */
    async closeInvite(
      inviteId: string,
      ending: Ending,
      request: EndRequest,
    ): Promise<life.StoredState> {
      await life.closeInvite(sql, inviteId, { ending, ...request })
      return life.readStoredState(sql, inviteId)
    },

    readInvite: (inviteId: string): Promise<life.StoredState> =>
      life.readStoredState(sql, inviteId),

    async sendPasswordNotice(inviteId: string): Promise<void> {
      const notice = await sending.readPasswordNotice(sql, inviteId)
      if (notice) await mailer.sendPasswordNotice({ inviteId, ...notice })
    },
  }
}

/** A refusal crosses Temporal as code and details, and is never retried. */
async function refusable<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error) => {
    if (isMalformed(error)) throw ApplicationFailure.nonRetryable('bad_request', 'Problem', {})
    if (!(error instanceof Problem)) throw error
    const details = [error.extras]
    throw ApplicationFailure.nonRetryable(error.code, 'Problem', ...details)
  })
}
