import { fileURLToPath } from 'node:url'
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker'
import { announce } from '../support/children.ts'
import { createControl, listen } from '../support/control.ts'
import { createMilestones } from '../support/milestones.ts'

export type TimerActivities = { touch: () => Promise<void> }

const source = fileURLToPath(new URL('../bench/processes/timer-workflow.ts', import.meta.url))

/** A worker set up like ours, whose workflow does nothing. It counts how often that was done. */
export async function playTimerWorker(address: string, namespace: string): Promise<void> {
  const logger = new DefaultLogger('ERROR')
  Runtime.install({ logger, shutdownSignals: [] })
  const touches = createMilestones()
  const connection = await NativeConnection.connect({ address })
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: 'bench-timers',
    workflowBundle: await bundleWorkflowCode({ workflowsPath: source, logger }),
    activities: { touch: async () => touches.reach() },
    maxConcurrentLocalActivityExecutions: 100,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 1000,
  })
  const control = createControl({
    '/count': () => ({ value: touches.count() }),
    '/touched': async (query) => ({ value: await touches.nthAtMs(Number(query.get('count'))) }),
  })
  announce({ http: await listen(control) })
  await worker.run()
}
