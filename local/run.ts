import { rmSync } from 'node:fs'
import { claim } from './claim.ts'
import type { Progress } from './output.ts'
import { startReaper } from './reaper.ts'
import { removeRunFile, type StackFiles } from './run-file.ts'
import type { Settings } from './settings.ts'
import { withdrawStack } from './stack-file.ts'
import { killAll, stopInOrder } from './stopping.ts'

export type Run = Awaited<ReturnType<typeof openRun>>

/** One run on one directory, from the claim to the last trace of it. */
export async function openRun({ directory, ephemeral }: Settings, { note }: Progress) {
  const processes = await claim({ directory, temporary: ephemeral }, note)
  const reaper = startReaper(directory, processes)
  let files: StackFiles | undefined

  async function leave() {
    removeRunFile(directory)
    if (ephemeral) rmSync(directory, { recursive: true, force: true, maxRetries: 10 })
    await reaper.dismiss()
  }

  return {
    processes,
    /** Whether there is anything that a person would see stop. */
    hasStarted: () => processes.running().length > 0,
    /** Where the stack will be described, so that it is no longer described there once it is gone. */
    noteStackFiles: (placed: StackFiles) => {
      files = placed
      processes.noteStackFiles(placed)
    },
    /** In order, and with patience: what was begun is finished. */
    async stop(onStage: (names: string[]) => void = () => {}) {
      processes.close()
      try {
        if (files) withdrawStack(files)
      } finally {
        // Whatever stands in the way of removing a file, the processes do not outlive us.
        await stopInOrder(processes.running(), onStage)
        await leave()
      }
    },
    /** At once. Postgres and Temporal are made to survive it. */
    async kill() {
      processes.close()
      killAll(processes.running())
      await stopInOrder(processes.running())
      await leave()
    },
  }
}
