import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from '../db/client.ts'
import { listSettledRows, readRates, type SettledRow } from '../db/import-rows.ts'
import { type ImportRun, readImport } from '../db/imports.ts'

/** What is new of an import: all that was settled after `from`, and where it stands. */
export type News = { run: ImportRun; rate: number | undefined; from: number; rows: SettledRow[] }
export type Feed = { next: () => Promise<News | null> }
export type ImportFeeds = ReturnType<typeof createImportFeeds>

const pollMs = 1000

/**
 * What goes on in imports, for whoever follows them: each is looked at once a second at most, and
 * only while somebody waits, however many they are. After `close`, and when Postgres does not
 * answer, `next` gives null: who follows asks again and goes on where they were.
 */
export function createImportFeeds(sql: Sql) {
  const feeds = new Map<string, { feed: Feed; followers: number }>()
  const closing = new AbortController()

  function open({ id, accountId, environmentId }: ImportRun): Feed {
    let waiting: Promise<News | null> | null = null
    let lookedAtMs = 0
    let position = 0

    async function look(): Promise<News | null> {
      const soonMs = Math.max(0, lookedAtMs + pollMs - Date.now())
      await delay(soonMs, undefined, { signal: closing.signal })
      lookedAtMs = Date.now()
      const run = await readImport(sql, id, { accountId, environmentId })
      if (!run) return null
      const from = position
      const rows = await listSettledRows(sql, id, from)
      position = rows.at(-1)?.settledNo ?? position
      return { run, rate: (await readRates(sql, [run])).get(id), from, rows }
    }

    return {
      next() {
        waiting ??= look()
          .catch(() => null)
          .finally(() => {
            waiting = null
          })
        return waiting
      },
    }
  }

  return {
    /** Gives an import's feed for as long as `use` takes. */
    async *follow(
      run: ImportRun,
      use: (feed: Feed) => AsyncGenerator<string>,
    ): AsyncGenerator<string> {
      const entry = feeds.get(run.id) ?? { feed: open(run), followers: 0 }
      feeds.set(run.id, entry)
      entry.followers += 1
      try {
        yield* use(entry.feed)
      } finally {
        entry.followers -= 1
        if (entry.followers === 0) feeds.delete(run.id)
      }
    },

    close: (): void => closing.abort(),
  }
}
