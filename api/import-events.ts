import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Sql } from '../db/client.ts'
import { listSettledRows, type SettledRow } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'
import type { Feed, ImportFeeds, News } from './import-feeds.ts'
import { representImport } from './import-representations.ts'

const quietMs = 15_000
const longestMs = 10 * 60_000 // then a client connects, and shows its credentials, anew

type Following = { run: ImportRun; lastSeen: number; signal: AbortSignal }

/**
 * Server-sent events of an import: `row` for each that is settled, `progress`, and `done` at its
 * end. Ids count the settled rows; who names the last one they saw goes on behind it. Spec §6, §12.
 */
export const importEvents = (
  { sql, feeds }: { sql: Sql; feeds: ImportFeeds },
  following: Following,
): AsyncGenerator<string> => {
  const read = (after: number) => listSettledRows(sql, following.run.id, after)
  return feeds.follow(following.run, (feed) => tell(feed, following, read))
}

async function* tell(
  feed: Feed,
  { lastSeen, signal }: Following,
  read: (after: number) => Promise<SettledRow[]>,
): AsyncGenerator<string> {
  yield 'retry: 1000\n\n'
  let at = lastSeen
  let told = { progress: '', ms: 0 }
  for (const untilMs = Date.now() + longestMs; Date.now() < untilMs; ) {
    const news = await feed.next()
    if (!news || signal.aborted) return
    const rows = news.from <= at ? news.rows : await read(at)
    const fresh = rows.filter(({ settledNo }) => settledNo > at)
    at = fresh.at(-1)?.settledNo ?? Math.min(at, settledOf(news.run))
    const progress = JSON.stringify(representImport(news.run, news.rate))
    const isNew = fresh.length > 0 || progress !== told.progress
    if (!isNew && Date.now() < told.ms + quietMs) continue
    yield isNew ? [...fresh.map(rowEvent), event('progress', at, progress)].join('') : stillHere
    told = { progress, ms: Date.now() }
    if (isOver(news, at)) return yield event('done', at, progress)
  }
}

const stillHere = ': still here\n\n'
const settledOf = ({ succeeded, failed, skipped }: ImportRun) => succeeded + failed + skipped

const isOver = ({ run }: News, at: number) => run.finishedAt !== null && at >= settledOf(run)

const rowEvent = ({ number, status, code, settledNo }: SettledRow) =>
  event('row', settledNo, JSON.stringify({ row: number, status, code }))

const event = (name: string, id: number, text: string) =>
  `id: ${id}\nevent: ${name}\ndata: ${text}\n\n`

/**
 * Until the client goes, the events end, or the API stops, which a connection kept alive would hold
 * up. A proxy that kept events back to send them together would make them late.
 */
export function sendEvents(
  reply: FastifyReply,
  tellUntil: (gone: AbortSignal) => AsyncGenerator<string>,
): FastifyReply {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return reply
    .type('text/event-stream')
    .headers({ 'x-accel-buffering': 'no', connection: 'close' })
    .send(Readable.from(tellUntil(gone.signal), { highWaterMark: 1 }))
}

/** What a client says it saw last, or 0 where it says nothing that could be. */
export const readLastSeen = (header: string | string[] | undefined): number =>
  typeof header === 'string' && /^\d{1,5}$/.test(header) ? Number(header) : 0
