import { PortTaken, StartFailure } from './failure.ts'
import { createProgress } from './output.ts'
import { watchParents } from './parents.ts'
import { writeForOurselves } from './privacy.ts'
import { reap, reaperFlag } from './reaper.ts'
import { openRun, type Run } from './run.ts'
import { readSettings } from './settings.ts'
import { bringUp } from './stack.ts'
import { summarise } from './summary.ts'

const portAttempts = 3
const sameKeystrokeMs = 500
const progress = createProgress(process.stderr)
let run: Run | undefined
let stoppingSinceMs: number | undefined

const [mode, directory] = process.argv.slice(2)
if (mode === reaperFlag && directory) await reap(directory)
else await main(process.argv.slice(2))

async function main(args: string[]) {
  writeForOurselves()
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // closed
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, fail)
  watchParents(() => void stop(0))
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(args)
    } catch (error) {
      if (stoppingSinceMs !== undefined) return // what it broke on was our own stopping
      const another = error instanceof PortTaken && args.length > 0 && attempt < portAttempts
      if (!another) return fail(error)
      progress.note(error.message)
      await run?.stop()
    }
  }
}

async function start(args: string[]) {
  const startedMs = Date.now()
  const settings = readSettings(args, process.env)
  run = await openRun(settings, progress)
  const stack = await bringUp(settings, run, progress)
  if (stoppingSinceMs !== undefined) return
  progress.note(`Vestibule is ready after ${((Date.now() - startedMs) / 1000).toFixed(1)} s.`)
  process.stdout.write(summarise(stack, settings.directory))
  // The supervised processes keep us here until a signal comes.
}

/** The first one stops; a second one kills. One Ctrl-C may reach us twice, by npm as well. */
function onSignal() {
  if (stoppingSinceMs === undefined) return void stop(0)
  if (Date.now() - stoppingSinceMs < sameKeystrokeMs) return
  void run?.kill().finally(() => process.exit(1))
}

async function stop(exitCode: number) {
  if (stoppingSinceMs !== undefined) return
  stoppingSinceMs = Date.now()
  progress.abandon()
  const note = exitCode === 0 ? progress.note : () => {}
  const hadStarted = run?.hasStarted() ?? false
  try {
    await run?.stop((names) => note(`stopping ${names.join(' and ')}`))
    if (hadStarted) note('Vestibule has stopped.')
    process.exit(exitCode)
  } catch (error) {
    report(error) // everything that ran has ended nevertheless
    process.exit(1)
  }
}

function fail(error: unknown) {
  report(error)
  return stop(1)
}

function report(error: unknown) {
  const known = error instanceof StartFailure
  const text = known ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`\n${text}\n\n`)
}
