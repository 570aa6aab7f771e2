import type { Bench } from '../support/bench.ts'
import { type Delivery, deliver, deliverSingly } from '../support/delivery.ts'
import { type Design, ourDesign, usualDesign } from '../support/designs.ts'
import { percentile } from '../support/load.ts'
import { milliseconds, percent, perSecond, type Report } from '../support/report.ts'
import { startTimers } from '../support/timers.ts'
import { partCells, partsHeading, total } from '../support/usage.ts'

const warmUp = { callers: 8, requests: 300 }
const step = { callers: 16, requests: 300 }
const rounds = [1, 2]
const singles = 40
type Row = { name: string; deliveries: Delivery[]; alone: string[] }

/** From the first request to the last message; beside what Temporal and the usual design can do. */
export async function mails(bench: Bench): Promise<Report> {
  const timers = await startTimers(bench)
  const [usual, ours] = [await usualDesign(bench), ourDesign(bench)]
  await timers.run(warmUp)
  for (const design of [usual, ours]) await deliver(bench, design, warmUp)

  const bareRow: Row = { name: 'bare Temporal workflow', deliveries: [], alone: ['', ''] }
  const usualRow: Row = { name: usual.name, deliveries: [], alone: ['', ''] }
  const ourRow: Row = { name: ours.name, deliveries: [], alone: ['', ''] }
  for (const _ of rounds) {
    bareRow.deliveries.push(await timers.run(step))
    usualRow.deliveries.push(await deliver(bench, usual, step))
    ourRow.deliveries.push(await deliver(bench, ours, step))
  }
  usualRow.alone = await deliverAlone(bench, usual)
  ourRow.alone = await deliverAlone(bench, ours)
  return describe([bareRow, usualRow, ourRow], rateOf(ourRow) / rateOf(bareRow))
}

async function deliverAlone(bench: Bench, { create }: Design): Promise<string[]> {
  const { answeredMs, mailedMs } = await deliverSingly(bench, create, singles)
  const p50 = (durationsMs: number[]) => milliseconds(percentile({ durationsMs }, 50))
  return [p50(answeredMs), p50(mailedMs)]
}

const count = rounds.length * step.requests

const rateOf = ({ deliveries }: Row): number =>
  count / deliveries.reduce((sum, { seconds }) => sum + seconds, 0)

function describe(rows: Row[], share: number): Report {
  const cells = rows.map((row) => [
    row.name,
    perSecond(rateOf(row)),
    ...row.alone,
    ...partCells(total(row.deliveries.map(({ usage }) => usage)), (spentMs) =>
      milliseconds(spentMs / count),
    ),
  ])
  return {
    title: `From create to mail: ${count} invites by ${step.callers} callers`,
    table: [['', 'invites', 'alone: 201', 'mail', ...partsHeading], ...cells],
    verdicts: [
      {
        what: 'mails beside bare Temporal workflows',
        figure: percent(share),
        target: '≥ 90 %',
        met: share >= 0.9,
      },
    ],
    notes: [
      'Bare: a workflow with one empty local activity and a timer, started by the bench itself.',
      'Alone: one invite at a time, p50 until the 201 and until the sink has the message.',
      'The last columns are processor time per invite. The sink keeps every message for 100 ms, on',
      'as many connections as it is given: 20 each.',
    ],
  }
}
