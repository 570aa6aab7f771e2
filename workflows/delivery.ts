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

  async function deliver(generation: number): Promise<void> {
    const sent = await sendInviteAtOnce(inviteId, generation).catch((trouble) => {
      if (isCancellation(trouble)) throw trouble
      return sendInvitePatiently(inviteId, generation)
    })
    if (sent && generation === state.generation) state.lastSentAtMs = sent.sentAtMs
  }

  return {
    start(): void {
      current.cancel()
      current = new CancellationScope()
      current
        .run(() => deliver(state.generation))
        .catch((trouble: unknown) => {
          if (!isCancellation(trouble))
            log.error('The message was given up', { trouble: String(trouble) })
        })
    },
    stop: () => current.cancel(),
  }
}
