import type { Bench } from './bench.ts'
import type { Create, Design } from './designs.ts'
import { type Load, load } from './load.ts'
import { nextTag } from './outside.ts'
import { difference, processorMs, type Usage } from './usage.ts'

export type Delivery = { seconds: number; usage: Usage }

/** Seconds from the first request until the sink has the last message; and what that took of whom. */
export async function deliver(
  { outside }: Bench,
  { create, pids }: Pick<Design, 'create' | 'pids'>,
  { tag = nextTag(), ...step }: Load & { tag?: string },
): Promise<Delivery> {
  const before = processorMs(pids)
  const startedAtMs = Date.now()
  await load(step, (index) => create(tag, index))
  const takenAtMs = await outside.takenAtMs(tag, step.requests)
  const usage = difference(processorMs(pids), before)
  return { seconds: (takenAtMs - startedAtMs) / 1000, usage }
}

/** One at a time, the next once the last is done: how long until the 201, and until the message. */
export async function deliverSingly(
  { outside }: Bench,
  create: Create,
  count: number,
): Promise<{ answeredMs: number[]; mailedMs: number[] }> {
  const answeredMs: number[] = []
  const mailedMs: number[] = []
  const tag = nextTag()
  for (let index = 0; index < count; index++) {
    const askedAtMs = Date.now()
    const askedMs = performance.now()
    await create(tag, index)
    answeredMs.push(performance.now() - askedMs)
    mailedMs.push((await outside.takenAtMs(tag, index + 1)) - askedAtMs)
  }
  return { answeredMs, mailedMs }
}
