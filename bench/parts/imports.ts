import { setTimeout as delay } from 'node:timers/promises'
import type { Bench } from '../support/bench.ts'
import { askNumber } from '../support/control.ts'
import { nextTag, personOf } from '../support/outside.ts'
import { get, post, readId } from '../support/post.ts'
import { milliseconds, percent, perSecond, type Report } from '../support/report.ts'
import {
  difference,
  partCells,
  partsHeading,
  processorMs,
  residentMb,
  type Usage,
} from '../support/usage.ts'

const sizes = [1000, 5000, 10_000]
const hashed = 2000
const hashesAtOnce = 4 // as many as a worker runs
type Row = { name: string; count: number; seconds: number; usage: Usage; memory: Usage }
type Run = { id: string; until: (endedAtMs: number, name: string) => Row }

/** From the upload to the last mail, or to the last person, beside what Argon2id alone can do. */
export async function imports(bench: Bench): Promise<Report> {
  const { ports } = await bench.hasher()
  await invitePeople(bench, 200)
  const rows = [await createPeople(bench, 10_000, () => ({}))]
  const hashes = await askNumber(ports.http, `/rate?callers=${hashesAtOnce}&ms=3000`)
  const password = (index: number) => ({ password: `a password of number ${index}` })
  rows.push(await createPeople(bench, hashed, password))
  for (const count of sizes) rows.push(...(await invitePeople(bench, count)))
  return describe(rows, hashes)
}

/** Until the sink has the last message; and until the last invite has its workflow. */
async function invitePeople(bench: Bench, count: number): Promise<[mails: Row, workflows: Row]> {
  const { demo } = bench.stack.file()
  const tag = nextTag()
  const place = { role_id: demo.role_id, node_id: demo.node_id }
  const run = await begin(
    bench,
    'bulk_invite',
    personsOf(tag, count, () => place),
  )
  const takenAtMs = await bench.outside.takenAtMs(tag, count)
  const mails = run.until(takenAtMs, 'bulk_invite, to the last mail')
  await bench.temporal.workflow.getHandle(`import/${run.id}`).result()
  return [mails, run.until(Date.now(), 'bulk_invite, to the last workflow')]
}

async function createPeople(
  bench: Bench,
  count: number,
  more: (index: number) => object,
): Promise<Row> {
  const run = await begin(bench, 'bulk_create', personsOf(nextTag(), count, more))
  await untilFinished(bench, run)
  const name = 'password' in more(0) ? 'bulk_create with passwords' : 'bulk_create'
  return run.until(Date.now(), name)
}

async function untilFinished({ stack }: Bench, { id }: Run): Promise<void> {
  const { api_url, demo } = stack.file()
  const url = `${api_url}/api/v1/imports/${id}`
  while (!(await get(url, { 'x-api-key': demo.api_key })).includes('"status":"completed"')) {
    await delay(250)
  }
}

const personsOf = (tag: string, count: number, more: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => ({ ...personOf(tag, index), ...more(index) }))

async function begin({ stack }: Bench, mode: string, rows: object[]): Promise<Run> {
  const { api_url, demo, pids } = stack.file()
  const before = processorMs(pids)
  const startedAtMs = Date.now()
  const key = { 'x-api-key': demo.api_key }
  const id = readId(await post(`${api_url}/api/v1/imports`, { mode, rows }, key))
  return {
    id,
    until: (endedAtMs, name) => ({
      name,
      count: rows.length,
      seconds: (endedAtMs - startedAtMs) / 1000,
      usage: difference(processorMs(pids), before),
      memory: residentMb(pids),
    }),
  }
}

const rateOf = ({ count, seconds }: Row) => count / seconds

function describe(rows: Row[], hashes: number): Report {
  const cells = rows.flatMap((row) => [
    [
      row.name,
      String(row.count),
      perSecond(rateOf(row)),
      `${row.seconds.toFixed(1)} s`,
      ...partCells(row.usage, (spentMs) => milliseconds(spentMs / row.count)),
    ],
    ['', '', '', 'memory', ...partCells(row.memory, (figure) => `${figure.toFixed(0)} MB`)],
  ])
  const largest = rows.find(({ name, count }) => count === sizes.at(-1) && name.includes('mail'))
  const plain = rows.find(({ name }) => name === 'bulk_create')
  const secret = rows.find(({ name }) => name.includes('passwords'))
  const mails = largest ? rateOf(largest) : 0
  const share = secret ? rateOf(secret) / hashes : 0
  return {
    title: 'Imports: rows a second',
    table: [['', 'rows', 'rate', 'took', ...partsHeading], ...cells],
    verdicts: [
      {
        what: 'mails of a 10,000-row import',
        figure: perSecond(mails),
        target: '≥ 150/s',
        met: mails >= 150,
      },
      {
        what: '10,000 people without passwords',
        figure: `${plain?.seconds.toFixed(1)} s`,
        target: '< 15 s',
        met: plain !== undefined && plain.seconds < 15,
      },
      {
        what: 'people with passwords beside bare Argon2id',
        figure: `${secret ? perSecond(rateOf(secret)) : ''} of ${perSecond(hashes)}, ${percent(share)}`,
        target: '≥ 85 %',
        met: share >= 0.85,
      },
    ],
    notes: [
      'Processor time is per row, until the last mail or person. The sink keeps every message for 100 ms.',
      'Each import waits until the invites of the one before have their workflows.',
    ],
  }
}
