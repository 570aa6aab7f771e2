import { StartFailure } from './failure.ts'
import { sizeOf, tailOf } from './files.ts'
import type { Command, Processes } from './processes.ts'

/** `PostgresError: …`, `Error: …`, `AggregateError [ECONNREFUSED]: …`, `initdb: error: …`. */
const namesError = /^(\w*Error( \[\w+\])?|\w+: error): /

type Errand = Pick<Command, 'name' | 'file' | 'args' | 'logFile' | 'env' | 'user'>

/**
 * Runs a command that ends by itself. Throws a `StartFailure` when it fails: first what went wrong, if
 * the log names it, for the last words may be all stack and details.
 */
export async function runToEnd(errand: Errand, processes: Processes, advice = '') {
  const logStart = sizeOf(errand.logFile)
  const stopping = { stage: 1, signal: 'SIGTERM', patienceMs: 5_000 } satisfies Partial<Command>
  const ending = await processes.launch({ ...errand, ...stopping }).ended
  if (ending === 'exit code 0') return
  const reason = tailOf(errand.logFile, logStart, Infinity).find((line) => namesError.test(line))
  const lastWords = tailOf(errand.logFile, logStart)
  const words = reason && !lastWords.includes(reason) ? [reason, '…', ...lastWords] : lastWords
  const shown = words.map((line) => `\n  ${line}`).join('')
  throw new StartFailure(`${errand.name} failed (${ending}):${shown}${advice}`)
}
