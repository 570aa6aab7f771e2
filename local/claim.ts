import { relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartFailure } from './failure.ts'
import { furnish } from './privacy.ts'
import { openProcesses, type Processes } from './processes.ts'
import { isRunning, type RunFile, readRunFile, removeRunFile } from './run-file.ts'
import { stopInOrder } from './stopping.ts'

/** Makes a directory ours for this run, once whatever an earlier run left behind has ended. */
export async function claim(
  { directory, temporary }: { directory: string; temporary: boolean },
  note: (line: string) => void,
): Promise<Processes> {
  furnish(directory)
  const earlier = readRunFile(directory)
  if (earlier && isRunning(earlier.supervisor)) {
    throw alreadyRunning(directory, earlier.supervisor.pid)
  }
  if (earlier) note('The run before was killed; stopping what it left behind …')
  for (let left = earlier; left; left = readRunFile(directory)) await endOf(left, directory)
  return open(directory, temporary)
}

/** Its reaper is at work already, as a rule. Where that was killed as well, the work is ours. */
async function endOf(earlier: RunFile, directory: string) {
  if (earlier.reaper && isRunning(earlier.reaper)) return sleep(100)
  await stopInOrder(earlier.processes)
  removeRunFile(directory)
}

function open(directory: string, temporary: boolean) {
  try {
    return openProcesses(directory, temporary)
  } catch (error) {
    const quicker = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const other = quicker ? readRunFile(directory)?.supervisor.pid : undefined
    throw other ? alreadyRunning(directory, other) : error
  }
}

function alreadyRunning(directory: string, pid: number) {
  const where = relative(process.cwd(), directory) || directory
  return new StartFailure(
    `Vestibule is already running on ${where} (process ${pid}). Stop it with Ctrl-C there, or run
a second, throw-away one beside it: npm start -- --ephemeral`,
  )
}
