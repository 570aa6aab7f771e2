import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, type RunningProcess } from './run-file.ts'

const pollMs = 40
const afterKillMs = 5_000

/**
 * Asks every process to stop, one stage after the other, and kills what does not listen. Returns
 * once all are gone. What used a service is gone before the service is asked.
 */
export async function stopInOrder(
  processes: readonly RunningProcess[],
  onStage: (names: string[]) => void = () => {},
) {
  const stages = [...new Set(processes.map(({ stage }) => stage))].sort((a, b) => a - b)
  for (const stage of stages) {
    const members = processes.filter((candidate) => candidate.stage === stage)
    onStage(members.map(({ name }) => name))
    await Promise.all(members.map(stop))
  }
}

/** At once, without asking. */
export function killAll(processes: readonly RunningProcess[]) {
  for (const running of processes) signalGroup(running, 'SIGKILL')
}

async function stop(running: RunningProcess) {
  signalGroup(running, running.signal)
  if (await isGone(running, running.patienceMs)) return
  signalGroup(running, 'SIGKILL')
  await isGone(running, afterKillMs)
}

async function isGone(running: RunningProcess, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (isRunning(running)) {
    if (Date.now() > deadline) return false
    await sleep(pollMs)
  }
  return true
}

/** Each was started as the leader of its own group, so what it started itself is reached too. */
function signalGroup(running: RunningProcess, signal: NodeJS.Signals) {
  if (!isRunning(running)) return
  try {
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, signal)
  } catch (error) {
    if (!isGoneError(error)) throw error
  }
}

const isGoneError = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ESRCH'
