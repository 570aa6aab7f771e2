import type { Sql } from '../db/client.ts'
import { listSettledRows, type SettledRow } from '../db/import-rows.ts'
import type { ImportRun } from '../db/imports.ts'
import { quietMs, reconnectSoon, stillHere, writeEvent } from './event-streams.ts'
import type { Feed, ImportFeeds, News } from './import-feeds.ts'
import { representImport } from './import-representations.ts'

type Following = { run: ImportRun; lastSeen: number; untilMs: number; signal: AbortSignal }

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
  { lastSeen, untilMs, signal }: Following,
  read: (after: number) => Promise<SettledRow[]>,
): AsyncGenerator<string> {
  yield reconnectSoon
  let at = lastSeen
  let told = { progress: '', ms: 0 }
  while (Date.now() < untilMs) {
    const news = await feed.next()
    if (!news || signal.aborted) return
    const rows = news.from <= at ? news.rows : await read(at)
    const fresh = rows.filter(({ settledNo }) => settledNo > at)
    at = fresh.at(-1)?.settledNo ?? Math.min(at, settledOf(news.run))
    const progress = JSON.stringify(representImport(news.run, news.rate))
    const isNew = fresh.length > 0 || progress !== told.progress
    if (!isNew && Date.now() < told.ms + quietMs) continue
    yield isNew
      ? [...fresh.map(rowEvent), writeEvent('progress', at, progress)].join('')
      : stillHere
    told = { progress, ms: Date.now() }
    if (isOver(news, at)) return yield writeEvent('done', at, progress)
  }
}

const settledOf = ({ succeeded, failed, skipped }: ImportRun) => succeeded + failed + skipped

const isOver = ({ run }: News, at: number) => run.finishedAt !== null && at >= settledOf(run)

const rowEvent = ({ number, status, code, settledNo }: SettledRow) =>
  writeEvent('row', settledNo, JSON.stringify({ row: number, status, code }))

/** What a client says it saw last, or 0 where it says nothing that could be. */
export const readLastSeen = (id: string): number => (/^\d{1,5}$/.test(id) ? Number(id) : 0)
