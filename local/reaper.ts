import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Processes } from './processes.ts'
import { readRunFile, removeRunFile } from './run-file.ts'
import { withdrawStack } from './stack-file.ts'
import { stopInOrder } from './stopping.ts'

/** The argument that turns this program into the reaper of a directory. */
export const reaperFlag = '--reaper'

const pauseMs = 500

/**
 * Starts the process that outlives us: it holds the other end of a pipe, and should that close while
 * the run file is still there, we were killed and it stops the stack in our place. Ends with `dismiss`.
 */
export function startReaper(directory: string, processes: Processes) {
  let dismissed = false
  const raise = () => {
    const log = openSync(join(directory, 'logs', 'reaper.log'), 'a', 0o600)
    const args = [fileURLToPath(import.meta.url), reaperFlag, directory]
    const child = spawn(process.execPath, args, { detached: true, stdio: ['pipe', log, log] })
    child.stdin?.on('error', () => {}) // it may die first; then the next one is raised
    if (child.pid) processes.noteReaper(child.pid)
    child.on('exit', () => {
      setTimeout(() => {
        if (!dismissed && !processes.isClosed()) reaper = raise()
      }, pauseMs).unref()
    })
    return child
  }
  let reaper = raise()
  return {
    async dismiss() {
      dismissed = true
      if (reaper.exitCode !== null || reaper.signalCode !== null) return
      reaper.stdin?.end()
      await once(reaper, 'exit')
    },
  }
}

/** What the reaper does. It leaves only when the pipe closes, whatever it is sent. */
export async function reap(directory: string) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
  await new Promise((resolve) => process.stdin.on('error', resolve).on('close', resolve).resume())
  const run = readRunFile(directory)
  if (!run) return
  try {
    if (run.stackFiles) withdrawStack(run.stackFiles)
  } finally {
    await stopInOrder(run.processes)
    removeRunFile(directory)
    if (run.temporary) rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}
