import { CancellationScope, isCancellation, log } from '@temporalio/workflow'
import type { InviteState } from '../domain/invite.ts'
import { sendInviteAtOnce, sendInvitePatiently } from './activities.ts'

/**
 * Sends a generation's message while the invite goes on living: accepting, revoking or sending
 * again waits for the first try alone, never for a mail server that is in trouble. A newer
 * generation takes the place of an older one.
 */
export function createDelivery(inviteId: string, state: InviteState) {
  let current = new CancellationScope()
  let underway = Promise.resolve()

  async function deliver(generation: number): Promise<void> {
    const sent = await firstTry(generation).catch(() => sendInvitePatiently(inviteId, generation))
    if (sent && generation === state.generation) state.lastSentAtMs = sent.sentAtMs
  }

  /** Never cancelled: the SDK fails the task of a run that cancels a local activity as it ends. */
  const firstTry = (generation: number) =>
    CancellationScope.nonCancellable(() => sendInviteAtOnce(inviteId, generation))

  return {
    start(): void {
      current.cancel()
      const scope = new CancellationScope()
      const { generation } = state
      current = scope
      underway = underway
        .then(() => (scope.consideredCancelled ? undefined : scope.run(() => deliver(generation))))
        .catch((trouble: unknown) => {
          if (!isCancellation(trouble))
            log.error('The message was given up', { trouble: String(trouble) })
        })
    },

    /** Resolves when nothing is being sent any more: after two seconds at most. */
    stop(): Promise<void> {
      current.cancel()
      return underway
    },
  }
}
