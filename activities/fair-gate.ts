export type FairGate = ReturnType<typeof createFairGate>
/** `perSecond` 0: as fast as it goes. */
export type GateLimits = { perSecond: number; atOnce: number }
type Queue = { waiting: (() => void)[]; used: number; usedAtMs: number }

const halfLifeMs = 10_000
const catchUpMs = 50 // timers come late; what they missed may be made up for, up to this

/**
 * Lets work pass at a pace, some at once. When several tenants wait, it is the turn of the one that
 * passed least often of late: a small import does not queue up behind a large one. Spec §6.
 */
export function createFairGate({ perSecond, atOnce }: GateLimits) {
  const queues = new Map<string, Queue>()
  const spacingMs = perSecond === 0 ? 0 : 1000 / perSecond
  let underway = 0
  let nextMs = 0
  let timer: NodeJS.Timeout | undefined

  function open(): void {
    const nowMs = performance.now()
    while (underway < atOnce) {
      const next = leastServed(nowMs)
      if (!next) return
      if (nowMs < nextMs) {
        later(nextMs - nowMs)
        return
      }
      nextMs = Math.max(nextMs, nowMs - catchUpMs) + spacingMs
      underway++
      next()
    }
  }

  function later(ms: number): void {
    if (timer) return
    timer = setTimeout(() => {
      timer = undefined
      open()
    }, ms)
  }

  function leastServed(nowMs: number): (() => void) | undefined {
    let least: Queue | undefined
    for (const [tenant, queue] of queues) {
      queue.used *= 2 ** ((queue.usedAtMs - nowMs) / halfLifeMs)
      queue.usedAtMs = nowMs
      if (queue.waiting.length === 0 && queue.used < 0.5) queues.delete(tenant)
      else if (queue.waiting.length > 0 && queue.used < (least?.used ?? Infinity)) least = queue
    }
    const [first] = least?.waiting ?? []
    if (!least || !first) return undefined
    const { waiting } = least
    return () => {
      least.used++
      waiting.shift()
      first()
    }
  }

  return async <Result>(tenant: string, work: () => Promise<Result>): Promise<Result> => {
    const queue = queues.get(tenant) ?? { waiting: [], used: 0, usedAtMs: performance.now() }
    queues.set(tenant, queue)
    await new Promise<void>((resolve) => {
      queue.waiting.push(resolve)
      open()
    })
    return work().finally(() => {
      underway--
      open()
    })
  }
}
