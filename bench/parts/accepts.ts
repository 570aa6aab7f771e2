import type { Bench } from '../support/bench.ts'
import { askNumber } from '../support/control.ts'
import { deliver } from '../support/delivery.ts'
import { ourDesign } from '../support/designs.ts'
import { load, percentile, rate, type Sample } from '../support/load.ts'
import { nextTag } from '../support/outside.ts'
import { milliseconds, percent, perSecond, type Report } from '../support/report.ts'
import { difference, partCells, partsHeading, processorMs, type Usage } from '../support/usage.ts'

const warmUp = { callers: 4, requests: 30 }
const steps = [
  { callers: 1, requests: 30 },
  { callers: 16, requests: 200 },
  { callers: 32, requests: 200 },
]
const hashesAtOnce = 4 // as many as the API runs
type Step = (typeof steps)[number]
type Row = { callers: number; sample: Sample; hashes: number; usage: Usage }

/** Accepting with the link from the mail, beside what Argon2id alone can do at the same time. */
export async function accepts(bench: Bench): Promise<Report> {
  const { ports } = await bench.hasher()
  await acceptMailed(bench, warmUp)
  const rows: Row[] = []
  for (const step of steps) {
    const callers = Math.min(step.callers, hashesAtOnce)
    const hashes = await askNumber(ports.http, `/rate?callers=${callers}&ms=3000`)
    rows.push({ callers: step.callers, hashes, ...(await acceptMailed(bench, step)) })
  }
  return describe(rows)
}

async function acceptMailed(bench: Bench, step: Step) {
  const { outside, vestibule } = bench
  const ours = ourDesign(bench)
  const tag = nextTag()
  await deliver(bench, ours, { callers: 16, requests: step.requests, tag })
  const links = await outside.links(tag)
  const before = processorMs(ours.pids)
  const sample = await load(step, (index) => vestibule.accept(links[index] ?? '', index))
  return { sample, usage: difference(processorMs(ours.pids), before) }
}

function describe(rows: Row[]): Report {
  const shareOf = ({ sample, hashes }: Row) => rate(sample) / hashes
  const cells = rows.map((row) => [
    String(row.callers),
    milliseconds(percentile(row.sample, 50)),
    milliseconds(percentile(row.sample, 99)),
    perSecond(rate(row.sample)),
    perSecond(row.hashes),
    percent(shareOf(row)),
    ...partCells(row.usage, (spentMs) => milliseconds(spentMs / row.sample.durationsMs.length)),
  ])
  const crowded = rows.filter(({ callers }) => callers > 1)
  const sum = (figureOf: (row: Row) => number) =>
    crowded.reduce((all, row) => all + figureOf(row), 0)
  const share = sum(({ sample }) => rate(sample)) / sum(({ hashes }) => hashes)
  const heading = ['callers', 'p50', 'p99', 'accepts', 'bare Argon2id', 'share', ...partsHeading]
  return {
    title: 'Accepting an invite: from the form to the committed identity',
    table: [heading, ...cells],
    verdicts: [
      {
        what: 'accepts beside bare Argon2id hashes',
        figure: percent(share),
        target: '≥ 85 %',
        met: share >= 0.85,
      },
    ],
    notes: ['The last columns are processor time per accept; the hash is in the first of them.'],
  }
}
