import { ApplicationFailure } from '@temporalio/common'
import { vi } from 'vitest'
import { askUntilTaken } from '../../api/run-failures.ts'
import type { Actor } from '../../domain/access.ts'
import type { InviteStart } from '../../workflows/messages.ts'
import * as messages from '../../workflows/messages.ts'
import { type Run, type StandIns, stored } from './workflow-runs.ts'

export type Scenario = {
  start?: (now: number) => Partial<InviteStart>
  activities?: (given: StandIns) => Partial<StandIns>
  play: (run: Run, activities: StandIns) => Promise<unknown>
}

const actor: Actor = { type: 'operator', id: '018f0000-0000-7000-8000-000000000001' }
const policy = { windowMs: 3_600_000, cooldownMs: 0 }
const accept = (run: Run, attempt = 'attempt') =>
  askUntilTaken(() =>
    run.executeUpdate(messages.acceptUpdate, { args: [attempt], updateId: attempt }),
  )
const resend = (run: Run) =>
  run.executeUpdate(messages.resendUpdate, { args: [{ actor, policy, send: true }] })
const revoke = (run: Run) =>
  askUntilTaken(() => run.executeUpdate(messages.revokeUpdate, { args: [{ actor }] }))
const sent = (activities: StandIns, times = 1) =>
  vi.waitUntil(() => activities.sendInvite.mock.calls.length >= times, { timeout: 20_000 })

/** Every life an invite can lead. Each was recorded once and is replayed ever after. */
export const scenarios: Record<string, Scenario> = {
  waiting: {
    play: async (run, activities) => {
      await sent(activities)
      await vi.waitUntil(async () => (await run.fetchHistory()).events?.length === 6, 20_000)
    },
  },
  accepted: {
    play: async (run, activities) => {
      await sent(activities)
      await accept(run)
      return run.result()
    },
  },
  'accepted with a new password for somebody who was there': {
    activities: () => ({ acceptInvite: vi.fn(async () => ({ passwordReplaced: true })) }),
    play: async (run) => {
      await accept(run)
      return run.result()
    },
  },
  'accepted at the second try, the first was refused': {
    activities: ({ acceptInvite }) => ({
      acceptInvite: acceptInvite.mockRejectedValueOnce(
        ApplicationFailure.nonRetryable('mail_link_required', 'Problem', {}),
      ),
    }),
    play: async (run) => {
      await accept(run, 'first').catch(() => {})
      await accept(run, 'second')
      return run.result()
    },
  },
  declined: {
    play: async (run) => {
      await run.executeUpdate(messages.declineUpdate, { args: [{ actor: { type: 'invitee' } }] })
      return run.result()
    },
  },
  revoked: {
    play: async (run) => {
      await revoke(run)
      return run.result()
    },
  },
  'revoked in the Temporal UI': {
    play: async (run) => {
      await run.signal(messages.revokeSignal)
      return run.result()
    },
  },
  expired: {
    start: (now) => ({ expiresAtMs: now + 500 }),
    play: (run) => run.result(),
  },
  'expired while no worker ran': {
    start: (now) => ({ expiresAtMs: now - 60_000 }),
    play: (run) => run.result(),
  },
  'resent, then accepted': {
    play: async (run, activities) => {
      await sent(activities)
      await resend(run)
      await sent(activities, 2)
      await accept(run)
      return run.result()
    },
  },
  'resent in the Temporal UI, then revoked': {
    play: async (run, activities) => {
      await sent(activities)
      await run.signal(messages.resendSignal)
      await sent(activities, 2)
      await revoke(run)
      return run.result()
    },
  },
  'sent after trouble with the mail server': {
    activities: ({ sendInvite }) => ({
      sendInvite: sendInvite
        .mockRejectedValueOnce(new Error('451'))
        .mockRejectedValueOnce(new Error('451')),
    }),
    play: async (run, activities) => {
      await sent(activities, 3)
      await accept(run)
      return run.result()
    },
  },
  'revoked while the mail server is in trouble': {
    activities: () => ({
      sendInvite: vi.fn(async () => {
        throw new Error('451')
      }),
    }),
    play: async (run, activities) => {
      await sent(activities, 2)
      await revoke(run)
      return run.result()
    },
  },
  'behind its row after a crash, woken, then accepted': {
    activities: () => ({
      readInvite: vi.fn(async () => stored({ generation: 2, deliver: true })),
    }),
    play: async (run, activities) => {
      await sent(activities)
      await run.signal(messages.refreshSignal)
      await sent(activities, 2)
      await accept(run)
      return run.result()
    },
  },
  'behind its row when its window seems over, then revoked': {
    start: (now) => ({ expiresAtMs: now + 500 }),
    activities: ({ closeInvite }) => ({
      closeInvite: closeInvite.mockResolvedValueOnce(stored({ generation: 2, deliver: true })),
    }),
    play: async (run, activities) => {
      await sent(activities, 2)
      await revoke(run)
      return run.result()
    },
  },
  'withdrawn, then woken': {
    activities: ({ closeInvite }) => ({
      readInvite: vi.fn(async () => stored({ withdrawn: true })),
      closeInvite: closeInvite.mockResolvedValueOnce(stored({ status: 'revoked' })),
    }),
    play: async (run, activities) => {
      await sent(activities)
      await run.signal(messages.refreshSignal)
      return run.result()
    },
  },
  'woken between two tries to send, then accepted': {
    activities: ({ sendInvite }) => ({
      sendInvite: sendInvite
        .mockRejectedValueOnce(new Error('suspended'))
        .mockRejectedValueOnce(new Error('suspended'))
        .mockRejectedValueOnce(new Error('suspended')),
      readInvite: vi.fn(async () => stored({ deliver: true })),
    }),
    play: async (run, activities) => {
      await sent(activities, 3)
      await run.signal(messages.refreshSignal)
      await sent(activities, 4)
      await accept(run)
      return run.result()
    },
  },
  'never sent, accepted through a copied link': {
    start: () => ({ deliver: false, send: false }),
    play: async (run) => {
      await accept(run)
      return run.result()
    },
  },
}
