import type { Bench } from '../support/bench.ts'
import { bareFastify, type Design, ourDesign, usualDesign } from '../support/designs.ts'
import { load, percentile, rate, type Sample, together } from '../support/load.ts'
import { nextTag } from '../support/outside.ts'
import { milliseconds, perSecond, type Report, times } from '../support/report.ts'

type Step = { callers: number; requests: number; rounds: number }
type Row = { name: string; callers: number; sample: Sample }

const warmUp = { callers: 8, requests: 200, rounds: 1 }
const steps = [
  { callers: 1, requests: 60, rounds: 6 },
  { callers: 16, requests: 320, rounds: 2 },
  { callers: 64, requests: 640, rounds: 2 },
]

/** How long a caller waits for its 201, while messages go out as they do. */
export async function creates(bench: Bench): Promise<Report> {
  const [bare, usual] = [await bareFastify(bench), await usualDesign(bench)]
  const designs = [bare, usual, ourDesign(bench)]
  const mails = (design: Design) => design !== bare
  for (const design of designs) await measure(bench, design, warmUp, mails(design))
  const rows: Row[] = []
  for (const step of steps) {
    const samples = designs.map((): Sample[] => [])
    for (let round = 0; round < step.rounds; round++)
      for (const [index, design] of designs.entries())
        samples[index]?.push(await measure(bench, design, step, mails(design)))
    rows.push(...designs.map(({ name }, index) => rowOf(name, step, samples[index] ?? [])))
  }
  return describe(rows)
}

/** Ends when every message is out, so that the next measure finds an idle system. */
async function measure({ outside }: Bench, { create }: Design, step: Step, mails: boolean) {
  const tag = nextTag()
  const sample = await load(step, (index) => create(tag, index))
  if (mails) await outside.takenAtMs(tag, step.requests)
  return sample
}

const rowOf = (name: string, { callers }: Step, samples: Sample[]): Row => ({
  name,
  callers,
  sample: together(samples),
})

function describe(rows: Row[]): Report {
  const cells = rows.map((row) => [
    row.name,
    String(row.callers),
    milliseconds(percentile(row.sample, 50)),
    milliseconds(percentile(row.sample, 99)),
    perSecond(rate(row.sample)),
    times(besideUsual(rows, row)),
  ])
  const alone = rows.filter(({ name, callers }) => name === 'Vestibule' && callers === 1)
  return {
    title: 'Creating an invite: from the request to the 201',
    table: [['', 'callers', 'p50', 'p99', 'creates', 'p50 / usual'], ...cells],
    verdicts: alone.map((row) => ({
      what: 'create p50 beside the usual design, one caller',
      figure: times(besideUsual(rows, row)),
      target: '≤ 2×',
      met: besideUsual(rows, row) <= 2,
    })),
    notes: [
      'Usual design: fastify, Postgres, graphile-worker and nodemailer; a row and a job in one',
      'transaction, without tenants, keys, roles, a timeline or expiry.',
    ],
  }
}

function besideUsual(rows: Row[], { callers, sample }: Row): number {
  const usual = rows.find((row) => row.name === 'usual design' && row.callers === callers)
  return percentile(sample, 50) / percentile(usual?.sample ?? sample, 50)
}
