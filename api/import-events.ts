import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Sql } from '../db/client.ts'
import { listSettledRows, type SettledRow } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'
import type { Feed, ImportFeeds, News } from './import-feeds.ts'
import { representImport } from './import-representations.ts'

const quietMs = 15_000
const longestMs = 10 * 60_000 // then a client connects, and shows its credentials, anew

/**
 * Server-sent events of an import: `row` for each that is settled, `progress`, and `done` at its
 * end. Ids count the settled rows; who names the last one they saw goes on behind it. Spec §6, §12.
 */
export const importEvents = (
  { sql, feeds }: { sql: Sql; feeds: ImportFeeds },
  run: ImportRun,
  lastSeen: number,
): AsyncGenerator<string> =>
  feeds.follow(run, (feed) =>
    tell(feed, { at: lastSeen, read: (at) => listSettledRows(sql, run.id, at) }),
  )

async function* tell(
  feed: Feed,
  { at: lastSeen, read }: { at: number; read: (after: number) => Promise<SettledRow[]> },
): AsyncGenerator<string> {
  yield 'retry: 1000\n\n'
  const untilMs = Date.now() + longestMs
  let at = lastSeen
  let told = ''
  let toldAtMs = 0
  while (Date.now() < untilMs) {
    const news = await feed.next()
    if (!news) return
    const rows = news.from <= at ? news.rows : await read(at)
    const fresh = rows.filter(({ settledNo }) => settledNo > at)
    at = fresh.at(-1)?.settledNo ?? Math.min(at, settledOf(news.run))
    const progress = JSON.stringify(representImport(news.run, news.rate))
    if (progress !== told) {
      yield [...fresh.map(rowEvent), event('progress', at, progress)].join('')
    } else if (Date.now() - toldAtMs > quietMs) yield ': still here\n\n'
    else continue
    told = progress
    toldAtMs = Date.now()
    if (isOver(news, at)) return yield event('done', at, progress)
  }
}

const settledOf = ({ succeeded, failed, skipped }: ImportRun) => succeeded + failed + skipped

const isOver = ({ run }: News, at: number) => run.finishedAt !== null && at >= settledOf(run)

const rowEvent = ({ number, status, code, settledNo }: SettledRow) =>
  event('row', settledNo, JSON.stringify({ row: number, status, code }))

const event = (name: string, id: number, text: string) =>
  `id: ${id}\nevent: ${name}\ndata: ${text}\n\n`

/** A proxy that kept events back to send them together would make them late. */
export const sendEvents = (reply: FastifyReply, told: AsyncGenerator<string>): FastifyReply =>
  reply
    .type('text/event-stream')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(told, { highWaterMark: 1 }))

/** What a client says it saw last, or 0 where it says nothing that could be. */
export const readLastSeen = (header: string | string[] | undefined): number =>
  typeof header === 'string' && /^\d{1,5}$/.test(header) ? Number(header) : 0
