import { setTimeout as delay } from 'node:timers/promises'
import type { Bench } from '../support/bench.ts'
import { load } from '../support/load.ts'
import { nextTag } from '../support/outside.ts'
import { perSecond, type Report } from '../support/report.ts'
import { difference, partCells, partsHeading, residentMb, type Usage } from '../support/usage.ts'

const warmUp = { callers: 4, requests: 20 }
const crowd = { callers: 16, requests: 10_000, limitMs: 180_000 }
const running = "WorkflowType = 'invite' AND ExecutionStatus = 'Running'"
const quietMs = 3_000

/** What ten thousand invites that wait for their people cost in memory. */
export async function memory(bench: Bench): Promise<Report> {
  await renewWorker(bench)
  await fallAsleep(bench, warmUp)
  const { pids } = bench.stack.file()
  const before = residentMb(pids)
  const { invites, seconds } = await fallAsleep(bench, crowd)
  return describe({ before, after: residentMb(pids), invites, seconds })
}

/** Ends the worker, whose cache is full by now; the stack starts another. */
async function renewWorker({ stack }: Bench): Promise<void> {
  const old = stack.file().pids.worker
  if (old) process.kill(old, 'SIGTERM')
  const isRenewed = () => ![old, null].includes(stack.file().pids.worker)
  while (!isRenewed()) await delay(100)
}

/** Makes invites without messages, and waits until each has a workflow and all is quiet. */
async function fallAsleep({ vestibule, temporal }: Bench, step: typeof crowd | typeof warmUp) {
  const tag = nextTag()
  const { count: already } = await temporal.workflow.count(running)
  const startedMs = performance.now()
  const sample = await load(step, (index) => vestibule.create(tag, index, { sendEmail: false }))
  const invites = sample.durationsMs.length
  while ((await temporal.workflow.count(running)).count < already + invites) await delay(250)
  const seconds = (performance.now() - startedMs) / 1000
  await delay(quietMs)
  return { invites, seconds }
}

type Sleep = { before: Usage; after: Usage; invites: number; seconds: number }

function describe({ before, after, invites, seconds }: Sleep): Report {
  const growth = difference(after, before)
  const megabytes = (figure: number) => `${figure.toFixed(0)} MB`
  const perInvite = (figure: number) => `${((figure / invites) * 1024).toFixed(1)} kB`
  return {
    title: `Resident memory with ${invites} invites asleep`,
    table: [
      ['', ...partsHeading],
      ['before', ...partCells(before, megabytes)],
      ['after', ...partCells(after, megabytes)],
      ['growth per invite', ...partCells(growth, perInvite)],
    ],
    verdicts: [],
    notes: [
      `Made and put to sleep at ${perSecond(invites / seconds)}. Before: a worker that has just started.`,
      'It keeps at most a thousand workflows in its cache; the others live in Temporal alone until',
      'something happens to them.',
      'Postgres: all its processes together, their shared memory counted in each.',
    ],
  }
}
