import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { StartFailure } from './failure.ts'
import {
  createRunFile,
  identify,
  type RunFile,
  type RunningProcess,
  type StackFiles,
  updateRunFile,
} from './run-file.ts'

/** A program to run: where its output goes, and how it is asked to stop. */
export type Command = Pick<RunningProcess, 'name' | 'stage' | 'signal' | 'patienceMs'> & {
  file: string
  args: string[]
  env?: NodeJS.ProcessEnv
  user?: { uid: number; gid: number } | undefined
  logFile: string
}

/** One run of a command. `ended` says how, in words: `exit code 1`, `SIGKILL`. */
export type Life = { isAlive(): boolean; ended: Promise<string> }

export type Processes = ReturnType<typeof openProcesses>

/**
 * Every process of the stack is started here and noted in the run file at once, so that whatever
 * happens to us, someone knows what to stop.
 */
export function openProcesses(directory: string, temporary: boolean) {
  const run: RunFile = {
    supervisor: identify(process.pid),
    reaper: null,
    processes: [],
    stackFiles: null,
    temporary,
  }
  createRunFile(directory, run)
  let closed = false
  let onChange = () => {}
  const save = () => {
    updateRunFile(directory, run)
    onChange()
  }

  return {
    running: (): readonly RunningProcess[] => run.processes,
    pidOf: (name: string) => run.processes.find((each) => each.name === name)?.pid ?? null,
    isClosed: () => closed,
    /** From here on nothing is started, and nothing that ends is started again. */
    close: () => {
      closed = true
    },
    whenChanged: (listener: () => void) => {
      onChange = listener
    },
    noteReaper: (pid: number) => {
      run.reaper = identify(pid)
      save()
    },
    noteStackFiles: (files: StackFiles) => {
      run.stackFiles = files
      save()
    },

    launch(command: Command): Life {
      if (closed) throw new StartFailure('Vestibule is stopping.')
      const child = spawnDetached(command)
      const { name, stage, signal, patienceMs } = command
      const running = { ...identify(child.pid ?? 0), name, stage, signal, patienceMs }
      if (child.pid) run.processes.push(running)
      save()
      let alive = child.pid !== undefined
      const ended = ending(child).finally(() => {
        alive = false
        run.processes = run.processes.filter((each) => each !== running)
        if (!closed) save()
      })
      return { isAlive: () => alive, ended }
    },
  }
}

/** A group of its own keeps the terminal's Ctrl-C away: the order of stopping is ours to keep. */
function spawnDetached({ file, args, env, user, logFile }: Command) {
  const log = openSync(logFile, 'a', 0o600)
  try {
    return spawn(file, args, {
      detached: true,
      env: env ?? process.env,
      stdio: ['ignore', log, log],
      ...user,
    })
  } finally {
    closeSync(log)
  }
}

async function ending(child: ReturnType<typeof spawnDetached>): Promise<string> {
  try {
    const [code, signal]: unknown[] = await once(child, 'exit')
    return typeof signal === 'string' ? signal : `exit code ${code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error) // it could not be started at all
  }
}
