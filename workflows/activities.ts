import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InviteActivities } from '../activities/invites.ts'

/**
 * Activities as workflows see them: names, time limits and retries, in this one place. What is
 * short runs in the worker that decides (a third of the server's work); a refusal stays a refusal,
 * the rest may heal.
 */
export const { acceptInvite, closeInvite, openGeneration, readInvite } =
  proxyLocalActivities<InviteActivities>({
    startToCloseTimeout: '10 seconds',
    retry: { nonRetryableErrorTypes: ['Problem'], maximumInterval: '5 seconds' },
  })

/** The first try, once: SMTP answers in milliseconds as a rule. */
export const { sendInvite: sendInviteAtOnce } = proxyLocalActivities<InviteActivities>({
  startToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 1 },
})

/** When the first try met trouble: again and again, for as long as the invite is pending. */
export const { sendInvite: sendInvitePatiently } = proxyActivities<InviteActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '6 seconds', // a worker that dies costs the message no more than this
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
  summary: 'Trying again to send the invitation',
})

export const { sendPasswordNotice } = proxyActivities<InviteActivities>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '1 day',
  summary: 'Telling a person that their password was set',
})
