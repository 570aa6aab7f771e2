import { describe, expect, it } from 'vitest'
import { connect } from '../db/client.ts'
import { recordAllSent } from '../db/sending.ts'
import { settle } from './support/environments.ts'
import type { ToldEvent } from './support/events.ts'
import { about, openInviteEvents } from './support/invite-events.ts'

const { api, follow, make, ready } = openInviteEvents()

describe('the events of invites', () => {
  it('begin by saying that they do, and tell of every change', async () => {
    const before = await make()
    const following = await ready()
    expect(following.answer.headers.get('content-type')).toBe('text/event-stream')
    expect(following.told?.data).toEqual({ resumed: false })
    const id = await make({ send_email: true })
    const created = (await following.until(about(id))).at(-1)
    expect(created?.event).toBe('invite')
    expect(created?.data).toEqual({
      id,
      status: 'pending',
      generation: 1,
      updated_at: expect.any(String),
      delivery_state: 'queued',
    })
    await recordAllSent(api().sql, [{ id, generation: 1, byRun: true }])
    const sent = ({ data }: ToldEvent) => data.id === id && data.delivery_state === 'sent'
    await following.until(sent)
    await settle(api(), id)
    const told = await following.until(about(id, 'revoked'))
    expect(told.some(({ data }) => data.id === before)).toBe(false)
    following.stop()
  })

  it('tell when a window ends, though nothing is written', async () => {
    const id = await make()
    const following = await ready()
    await api().sql`update invites set expires_at = now() + interval '2 seconds' where id = ${id}`
    const told = await following.until(about(id, 'expired'))
    expect(told.filter(about(id)).length).toBe(1)
    const [row] = await api().sql`select status from invites where id = ${id}`
    expect(row?.status).toBe('pending')
    following.stop()
  })

  it('go on behind the last one a client saw', async () => {
    const following = await ready()
    const first = await make()
    const { id: lastSeen = '' } = (await following.until(about(first))).at(-1) ?? {}
    following.stop()
    const [second, third] = [await make(), await make()]
    await settle(api(), second)
    const again = await ready({ lastSeen })
    expect(again.told?.data).toEqual({ resumed: true })
    const taken = await ready({ query: `?last_event_id=${lastSeen}` })
    expect(taken.told).toEqual(again.told)
    taken.stop()
    const told = await again.until(about(second, 'revoked'))
    const others = told.filter(({ data }) => data.id !== first)
    expect(others.map(({ data }) => [data.id, data.status])).toEqual([
      [third, 'pending'],
      [second, 'revoked'],
    ])
    again.stop()
  })

  it('begin anew where nobody can have been', async () => {
    const ahead = `${Date.now()}-999999999999:999999999999:`
    for (const lastSeen of [
      ahead,
      'x',
      '1-2',
      '1-5:4:',
      '1-4:5:9',
      '1-0:0:',
      `1-${'9'.repeat(30)}:1:`,
    ]) {
      const following = await ready({ lastSeen })
      expect(following.told?.data, lastSeen).toEqual({ resumed: false })
      following.stop()
    }
  })

  it('lose nothing that began first and was committed last', async () => {
    const [slow, quick] = [await make(), await make()]
    const following = await ready()
    const other = connect(process.env.TEST_DATABASE_URL ?? '', 1)
    let lastSeen = ''
    await other.begin(async (tx) => {
      await tx`update invites set message = 'slow' where id = ${slow}`
      await api().sql`update invites set message = 'quick' where id = ${quick}`
      const told = await following.until(about(quick))
      expect(told.some(about(slow))).toBe(false)
      lastSeen = told.at(-1)?.id ?? ''
    })
    await following.until(about(slow))
    const resumed = await follow({ lastSeen })
    const again = await resumed.until(about(slow))
    expect(again.some(about(quick))).toBe(false)
    following.stop()
    resumed.stop()
    await other.end()
  })
})
