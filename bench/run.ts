import { cpus, release } from 'node:os'
import { accepts } from './parts/accepts.ts'
import { bulk } from './parts/bulk.ts'
import { creates } from './parts/creates.ts'
import { fairness } from './parts/fairness.ts'
import { histories } from './parts/histories.ts'
import { imports } from './parts/imports.ts'
import { keys } from './parts/keys.ts'
import { limits } from './parts/limits.ts'
import { lists } from './parts/lists.ts'
import { mails } from './parts/mails.ts'
import { memory } from './parts/memory.ts'
import { webhooks } from './parts/webhooks.ts'
import { type Bench, startBench } from './support/bench.ts'
import { formatReport, formatVerdicts, type Report, type Verdict } from './support/report.ts'

/** In this order: the last two leave many invites behind. */
const parts: Record<string, (bench: Bench) => Promise<Report>> = {
  limits,
  creates,
  mails,
  accepts,
  histories,
  keys,
  bulk,
  imports,
  fairness,
  webhooks,
  lists,
  memory,
}

/** Measures what was named, or everything. Gives the exit code; a missed target is not a failure. */
export async function measure(names: string[]): Promise<number> {
  const unknown = names.find((name) => !(name in parts))
  if (unknown !== undefined) {
    say(`There is no part “${unknown}”. There are: ${Object.keys(parts).join(', ')}.`)
    return 2
  }
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  say(describeMachine())
  try {
    await measureParts(names, stopping.signal)
    return 0
  } catch (error) {
    if (stopping.signal.aborted) return 130
    throw error
  }
}

/** Whatever happens, what was started is stopped. */
async function measureParts(names: string[], signal: AbortSignal): Promise<void> {
  const bench = await startBench(signal)
  try {
    await Promise.race([runParts(bench, names), whenAborted(signal)])
  } finally {
    await bench.stop()
  }
}

async function runParts(bench: Bench, names: string[]): Promise<void> {
  const verdicts: Verdict[] = []
  for (const [name, part] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    const startedMs = performance.now()
    const report = await part(bench)
    verdicts.push(...report.verdicts)
    say(formatReport(report, (performance.now() - startedMs) / 1000))
  }
  if (verdicts.length > 0) say(formatVerdicts(verdicts))
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

function describeMachine(): string {
  const cores = cpus()
  const machine = `${cores.length} × ${cores[0]?.model ?? 'unknown'}`
  return `${new Date().toISOString()}  ${machine}, ${process.platform} ${release()}, Node ${process.version}`
}

const say = (text: string) => process.stdout.write(`${text}\n`)
