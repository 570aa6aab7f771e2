import { writeFileSync } from 'node:fs'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { describe, expect, it, vi } from 'vitest'
import { askUntilTaken } from '../api/run-failures.ts'
import * as messages from '../workflows/messages.ts'
import { scenarios } from './support/invite-scenarios.ts'
import {
  anInvite,
  playInvite,
  type Run,
  revokeAtTheStart,
  type StandIns,
  standIns,
  stored,
} from './support/workflow-runs.ts'

const recording = process.env.RECORD_HISTORIES === '1'
const actor = { type: 'operator' } as const
const slow = { windowMs: 3_600_000, cooldownMs: 3_600_000 }

async function playScenario(name: string) {
  const scenario = scenarios[name]
  if (!scenario) throw new Error(`There is no scenario "${name}".`)
  const given = standIns()
  const activities: StandIns = { ...given, ...scenario.activities?.(given) }
  const start = anInvite(scenario.start?.(Date.now()))
  const outcome = await playInvite(start, activities, async (run) => {
    const result = await scenario.play(run, activities)
    const history = await run.fetchHistory()
    if (recording) {
      const file = new URL(`histories/${name.replaceAll(/\W+/g, '-')}.json`, import.meta.url)
      const recorded = { workflowId: run.workflowId, history: JSON.parse(historyToJSON(history)) }
      writeFileSync(file, `${JSON.stringify(recorded, null, 1)}\n`)
    }
    return { result, events: history.events?.length ?? 0 }
  })
  return { ...outcome, activities }
}

const hasPendingActivities = async (run: Run) =>
  ((await run.describe()).raw.pendingActivities ?? []).length > 0

describe.concurrent('an invite', () => {
  it('waits after six events of history', async () => {
    const { events } = await playScenario('waiting')
    expect(events).toBe(6)
  })

  it.each([
    ['accepted', 'accepted'],
    ['accepted at the second try, the first was refused', 'accepted'],
    ['declined', 'rejected'],
    ['revoked', 'revoked'],
    ['revoked in the Temporal UI', 'revoked'],
    ['expired', 'expired'],
    ['expired while no worker ran', 'expired'],
    ['never sent, accepted through a copied link', 'accepted'],
    ['revoked while the mail server is in trouble', 'revoked'],
    ['withdrawn, then woken', 'revoked'],
    ['woken between two tries to send, then accepted', 'accepted'],
  ])('that is %s ends as %s', async (name, ending) => {
    expect((await playScenario(name)).result).toBe(ending)
  })

  it('tells somebody who was there that their password was set', async () => {
    const name = 'accepted with a new password for somebody who was there'
    const { activities } = await playScenario(name)
    expect(activities.sendPasswordNotice).toHaveBeenCalledOnce()
  })

  it.each(['resent, then accepted', 'resent in the Temporal UI, then revoked'])(
    '%s, sends generation after generation',
    async (name) => {
      const { activities } = await playScenario(name)
      const generations = activities.sendInvite.mock.calls.map(([, generation]) => generation)
      expect(generations).toEqual([1, 2])
    },
  )

  it.each([
    'behind its row after a crash, woken, then accepted',
    'behind its row when its window seems over, then revoked',
  ])('that is %s, catches up and sends what waits', async (name) => {
    const { activities } = await playScenario(name)
    const generations = activities.sendInvite.mock.calls.map(([, generation]) => generation)
    expect(generations).toEqual([1, 2])
  })

  it('is sent in the end when the mail server was in trouble', async () => {
    const { result, activities } = await playScenario('sent after trouble with the mail server')
    expect(result).toBe('accepted')
    expect(activities.sendInvite).toHaveBeenCalledTimes(3)
  })

  it('refuses a resend within the cooldown without a trace in its history', async () => {
    const activities = standIns()
    await playInvite(anInvite(), activities, async (run) => {
      await vi.waitUntil(async () => (await run.fetchHistory()).events?.length === 6, 20_000)
      const refused = run.executeUpdate(messages.resendUpdate, {
        args: [{ actor, policy: slow, send: true }],
      })
      const refusal = { type: 'Problem', message: 'resend_cooldown' }
      await expect(refused).rejects.toMatchObject({ cause: refusal })
      const events = (await run.fetchHistory()).events ?? []
      expect(events.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toBe(
        false,
      )
    })
    expect(activities.openGeneration).not.toHaveBeenCalled()
  })

  it.each(['accept', 'decline', 'revoke', 'resend'])(
    'is not harmed by an Update "%s" that lacks what it needs',
    async (name) => {
      const result = await playInvite(anInvite(), standIns(), async (run) => {
        const refusal = { type: 'Problem', message: 'bad_request' }
        await expect(run.executeUpdate(name)).rejects.toMatchObject({ cause: refusal })
        await run.executeUpdate(messages.revokeUpdate, { args: [{ actor }] })
        return run.result()
      })
      expect(result).toBe('revoked')
    },
  )

  /* The two ends meet differently every time: one round in three shows nothing. */
  it('is revoked while its first message is being sent, without a task that fails', async () => {
    const rounds = Array.from({ length: 6 }, async () => {
      const activities = standIns()
      const closed = new Promise<void>((resolve) => {
        activities.closeInvite.mockImplementation(async () => {
          resolve()
          return stored({ status: 'revoked' })
        })
      })
      activities.sendInvite.mockImplementation(() => closed.then(() => ({ sentAtMs: Date.now() })))
      return revokeAtTheStart(anInvite(), activities)
    })
    const events = (await Promise.all(rounds)).flatMap((history) => history.events ?? [])
    expect(events.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false)
    expect(events.filter((event) => event.workflowExecutionCompletedEventAttributes)).toHaveLength(
      6,
    )
  })

  it('is accepted when an Update was dropped for something else that ended just then', async () => {
    const activities = standIns()
    const { acceptInvite, sendInvite } = activities
    sendInvite.mockRejectedValueOnce(new Error('451'))
    sendInvite.mockImplementationOnce(async () => {
      await vi.waitUntil(() => acceptInvite.mock.calls.length === 1, 20_000)
      return { sentAtMs: Date.now() }
    })
    await playInvite(anInvite(), activities, async (run) => {
      await vi.waitUntil(() => sendInvite.mock.calls.length === 2, 20_000)
      acceptInvite.mockImplementationOnce(async () => {
        await vi.waitUntil(async () => !(await hasPendingActivities(run)), 20_000)
        return { passwordReplaced: false }
      })
      const ask = { args: ['attempt'] as [string], updateId: 'attempt' }
      const askOnce = vi.fn(() => run.executeUpdate(messages.acceptUpdate, ask))
      await askUntilTaken(askOnce)
      expect(askOnce).toHaveBeenCalledTimes(2)
      expect(await run.result()).toBe('accepted')
    })
  })

  it('answers one attempt twice with the first outcome', async () => {
    const activities = standIns()
    await playInvite(anInvite(), activities, async (run) => {
      const once = { args: ['attempt'] as [string], updateId: 'attempt' }
      await run.executeUpdate(messages.acceptUpdate, once)
      await run.executeUpdate(messages.acceptUpdate, once)
    })
    expect(activities.acceptInvite).toHaveBeenCalledOnce()
  })
})
