#!/usr/bin/env node
import { readCommand } from './commands.ts'
import { exitCodes, Failure, UsageFailure } from './failures.ts'
import { createProgress } from './progress.ts'
import { run } from './run.ts'
import { oneLine } from './words.ts'

const { env, stdout, stderr } = process
const interruption = new AbortController()
const isTerminal = stderr.isTTY && env.TERM !== 'dumb'
const progress = createProgress(stderr, {
  bar: isTerminal,
  colour: isTerminal && !env.NO_COLOR,
})

process.once('SIGINT', () => interruption.abort()) // the second one ends the process
for (const stream of [stdout, stderr]) stream.on('error', () => {}) // nobody reads any more
process.exitCode = await main()

async function main(): Promise<number> {
  try {
    const print = (text: string) => void stdout.write(text)
    const { signal } = interruption
    return await run(readCommand(process.argv.slice(2)), { env, signal, progress, print })
  } catch (failure) {
    if (interruption.signal.aborted) return exitCodes.interrupted
    if (!(failure instanceof Failure)) {
      stderr.write(`${failure instanceof Error ? failure.stack : failure}\n`)
      return exitCodes.fault
    }
    stderr.write(`${oneLine(failure.message)}\n`)
    if (failure instanceof UsageFailure) stderr.write('vestibule --help tells how it is used.\n')
    return failure.exitCode
  }
}
