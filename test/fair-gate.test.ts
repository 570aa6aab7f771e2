import { expect, it } from 'vitest'
import { createFairGate } from '../activities/fair-gate.ts'
import { gathered } from '../activities/gathered.ts'

const all = (count: number, work: (index: number) => Promise<void>) =>
  Promise.all(Array.from({ length: count }, (_one, index) => work(index)))

it('lets no more work pass at once than it may', async () => {
  const pass = createFairGate({ perSecond: 0, atOnce: 3 })
  let [underway, most] = [0, 0]
  await all(30, () =>
    pass('acme', async () => {
      most = Math.max(most, ++underway)
      await new Promise(setImmediate)
      underway--
    }),
  )
  expect(most).toBe(3)
})

it('keeps its pace, however many may pass at once', async () => {
  const pass = createFairGate({ perSecond: 200, atOnce: 50 })
  const begun = performance.now()
  await all(60, () => pass('acme', async () => {}))
  const seconds = (performance.now() - begun) / 1000
  expect(seconds).toBeGreaterThan((60 - 1) / 200 - 0.06) // what late timers may make up for
})

it('serves whoever was served least of late, so that a small tenant passes a large one', async () => {
  const pass = createFairGate({ perSecond: 0, atOnce: 1 })
  const order: string[] = []
  const work = (tenant: string) =>
    pass(tenant, async () => {
      order.push(tenant)
      await new Promise(setImmediate)
    })
  const large = all(50, () => work('large'))
  while (order.length < 10) await new Promise(setImmediate)
  const small = all(5, () => work('small'))
  await Promise.all([large, small])
  expect(order.lastIndexOf('small')).toBeLessThan(20)
})

it('goes on when work fails, and tells who asked', async () => {
  const pass = createFairGate({ perSecond: 0, atOnce: 1 })
  const failed = pass('acme', async () => {
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await pass('acme', async () => 'yes')).toBe('yes')
})

it('writes what comes during a write together, and each caller hears of its own', async () => {
  const writes: number[][] = []
  const write = gathered<number>(async (items) => {
    writes.push(items)
    await new Promise(setImmediate)
    if (items.includes(3)) throw new Error('no')
  })
  const first = write(1)
  await new Promise(process.nextTick)
  const [second, third, fourth] = await Promise.allSettled([write(2), write(3), first])
  expect([second.status, third.status, fourth.status]).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
  ])
  expect(writes).toEqual([[1], [2, 3]])
  await write(4)
  expect(writes.at(-1)).toEqual([4])
})
