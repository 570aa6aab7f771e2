import { setTimeout as sleep } from 'node:timers/promises'
import { PortTaken, StartFailure } from './failure.ts'
import { sizeOf, tailOf } from './files.ts'
import { isFree } from './ports.ts'
import type { Command, Life, Processes } from './processes.ts'

/** A command that has to be there all the time, and a way to see that it serves. */
export type Service = Command & { port: number; isReady(): Promise<boolean> }

const probeMs = 50
const startLimitMs = 60_000
const livesBeforeReady = 3
const calmMs = 10_000

/**
 * Resolves once the service is ready for the first time, and from then on starts it again whenever
 * it ends. Throws a `StartFailure` with its last words when it never gets that far.
 */
export function keepRunning(
  service: Service,
  processes: Processes,
  note: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    live({ service, processes, note, onFirstReady: resolve }).catch(reject)
  })
}

type Keeping = {
  service: Service
  processes: Processes
  note: (line: string) => void
  onFirstReady: () => void
}

async function live({ service, processes, note, onFirstReady }: Keeping) {
  const backOff = createBackOff()
  const logStart = sizeOf(service.logFile)
  let everReady = false
  for (let lives = 1; ; lives++) {
    const life = processes.launch(service)
    const readyAtMs = await awaitReady(service, life, everReady ? Infinity : startLimitMs)
    if (readyAtMs && !everReady) onFirstReady()
    if (readyAtMs) everReady = true
    const ending = await life.ended
    if (processes.isClosed()) return
    if (!everReady) await assertMayTryAgain({ service, ending, lives, logStart })
    if (readyAtMs && Date.now() - readyAtMs > calmMs) backOff.reset()
    const pauseMs = backOff.next()
    if (everReady) note(`${service.name} ended (${ending}); starting it again in ${pauseMs} ms`)
    await sleep(pauseMs)
    if (processes.isClosed()) return
  }
}

/** When it became ready; undefined when it ended before. */
async function awaitReady(service: Service, life: Life, limitMs: number) {
  const deadline = Date.now() + limitMs
  while (life.isAlive()) {
    if (await service.isReady()) return Date.now()
    if (Date.now() > deadline) throw failure(service, `is not ready after ${limitMs / 1000} s`, 0)
    await sleep(probeMs)
  }
  return undefined
}

type Death = { service: Service; ending: string; lives: number; logStart: number }

async function assertMayTryAgain({ service, ending, lives, logStart }: Death) {
  if (!(await isFree(service.port))) {
    throw new PortTaken(
      `Port ${service.port} (${service.name}) was taken just now by another program.`,
    )
  }
  if (lives >= livesBeforeReady) throw failure(service, `does not start (${ending})`, logStart)
}

function failure(service: Service, what: string, logStart: number) {
  const words = tailOf(service.logFile, logStart).map((line) => `\n  ${line}`)
  return new StartFailure(
    `${service.name} ${what}. Its last words, from ${service.logFile}:${words.join('')}`,
  )
}

function createBackOff(firstMs = 250, longestMs = 10_000) {
  let nextMs = firstMs
  return {
    next() {
      const pauseMs = nextMs
      nextMs = Math.min(pauseMs * 2, longestMs)
      return pauseMs
    },
    reset() {
      nextMs = firstMs
    },
  }
}
