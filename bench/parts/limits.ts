import nodemailer from 'nodemailer'
import postgres from 'postgres'
import { v7 as uuidv7 } from 'uuid'
import type { Bench } from '../support/bench.ts'
import { askNumber } from '../support/control.ts'
import { bareFastify } from '../support/designs.ts'
import { type Load, load, percentile, rate, type Sample } from '../support/load.ts'
import { nextTag, personOf } from '../support/outside.ts'
import { milliseconds, perSecond, type Report } from '../support/report.ts'
import { startTimers } from '../support/timers.ts'

type Row = { what: string; callers: number; figure: number; sample?: Sample }

/** What each thing we stand on can do by itself on this machine. */
export async function limits(bench: Bench): Promise<Report> {
  const rows = [
    ...(await measureFastify(bench)),
    ...(await measurePostgres(bench)),
    ...(await measureMail(bench)),
    ...(await measureTemporal(bench)),
    ...(await measureArgon2(bench)),
  ]
  const cells = rows.map(({ what, callers, figure, sample }) => [
    what,
    String(callers),
    sample ? milliseconds(percentile(sample, 50)) : '',
    sample ? milliseconds(percentile(sample, 99)) : '',
    perSecond(figure),
  ])
  return {
    title: 'Limits: each part alone',
    table: [['', 'callers', 'p50', 'p99', 'rate'], ...cells],
    verdicts: [],
    notes: ['Argon2id: 19,456 KiB, two passes, one lane, in a process of its own.'],
  }
}

async function measured(what: string, step: Load, ask: (index: number) => Promise<unknown>) {
  await load({ ...step, requests: 200, limitMs: 1_000 }, ask)
  const sample = await load(step, ask)
  return { what, callers: step.callers, figure: rate(sample), sample }
}

async function measureFastify(bench: Bench): Promise<Row[]> {
  const { create } = await bareFastify(bench)
  const rows: Row[] = []
  for (const callers of [1, 16, 64]) {
    const step = { callers, requests: 20_000, limitMs: 3_000 }
    rows.push(await measured('fastify, POST to 201', step, (index) => create('bare', index)))
  }
  return rows
}

async function measurePostgres({ database }: Bench): Promise<Row[]> {
  const sql = postgres(await database(), { max: 16, onnotice: () => {} })
  const insert = () => sql`
    with one as (insert into notes (id, body) values (${uuidv7()}, '{"kind": "one"}') returning id),
      two as (insert into notes (id, body) select gen_random_uuid(), '{"kind": "two"}' from one)
    insert into notes (id, body) select gen_random_uuid(), '{"kind": "three"}' from one`
  const rows: Row[] = []
  for (const callers of [1, 16]) {
    const step = { callers, requests: 50_000, limitMs: 3_000 }
    rows.push(await measured('Postgres, three rows and a commit', step, insert))
  }
  await sql.end()
  return rows
}

async function measureMail({ outside }: Bench): Promise<Row[]> {
  const pool = { pool: true, maxConnections: 20, maxMessages: Number.POSITIVE_INFINITY }
  const transport = nodemailer.createTransport({ url: outside.smtpUrl, ...pool })
  const tag = nextTag()
  const message = { from: 'bench@localhost', subject: 'Limits', text: 'As many as there can be.' }
  const row = await measured('nodemailer, pool of 20', { callers: 40, requests: 600 }, (index) =>
    transport.sendMail({ ...message, to: personOf(tag, index).email }),
  )
  transport.close()
  return [row]
}

async function measureTemporal(bench: Bench): Promise<Row[]> {
  const timers = await startTimers(bench)
  await timers.run({ callers: 8, requests: 100 })
  const requests = 400
  const { seconds } = await timers.run({ callers: 16, requests })
  return [{ what: 'Temporal, workflow up to its timer', callers: 16, figure: requests / seconds }]
}

async function measureArgon2({ hasher }: Bench): Promise<Row[]> {
  const { ports } = await hasher()
  const rows: Row[] = []
  for (const callers of [1, 2, 4]) {
    const figure = await askNumber(ports.http, `/rate?callers=${callers}&ms=3000`)
    rows.push({ what: 'argon2, one hash', callers, figure })
  }
  return rows
}
