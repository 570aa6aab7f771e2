import type { Bench } from './bench.ts'
import { askNumber } from './control.ts'
import type { Delivery } from './delivery.ts'
import { type Load, load } from './load.ts'
import { nextTag } from './outside.ts'
import { difference, processorMs } from './usage.ts'

/** Workflows that do next to nothing and then wait, on the same server: Temporal's own share. */
export async function startTimers({ timerWorker, temporal, stack }: Bench) {
  const { pid, ports } = await timerWorker()
  const pids = { worker: pid, temporal: stack.file().pids.temporal }
  let started = await askNumber(ports.http, '/count')

  return {
    /** Seconds from the first start until the last workflow has nothing left but to wait. */
    async run(step: Load): Promise<Delivery> {
      const tag = nextTag()
      const options = { taskQueue: 'bench-timers', args: [] }
      const before = processorMs(pids)
      const startedAtMs = Date.now()
      await load(step, (index) =>
        temporal.workflow.start('touchAndWait', {
          ...options,
          workflowId: `bench/${tag}/${index}`,
        }),
      )
      started += step.requests
      const touchedAtMs = await askNumber(ports.http, `/touched?count=${started}`)
      const usage = difference(processorMs(pids), before)
      return { seconds: (touchedAtMs - startedAtMs) / 1000, usage }
    },
  }
}
