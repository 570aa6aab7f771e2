import type { Sql } from '../db/client.ts'
import { listSettledRows, readRates, type SettledRow } from '../db/import-rows.ts'
import { type ImportRun, readImport } from '../db/imports.ts'
import { createFeeds, type Feed as FeedOf, type Feeds } from './feeds.ts'

/** What is new of an import: all that was settled after `from`, and where it stands. */
export type News = { run: ImportRun; rate: number | undefined; from: number; rows: SettledRow[] }
export type Feed = FeedOf<News>
export type ImportFeeds = Feeds<ImportRun, News>

/** What goes on in imports. */
export const createImportFeeds = (sql: Sql): ImportFeeds =>
  createFeeds({
    keyOf: ({ id }) => id,
    open: ({ id, accountId, environmentId }) => {
      let position = 0
      return async () => {
        const run = await readImport(sql, id, { accountId, environmentId })
        if (!run) return null
        const from = position
        const rows = await listSettledRows(sql, id, from)
        position = rows.at(-1)?.settledNo ?? position
        return { run, rate: (await readRates(sql, [run])).get(id), from, rows }
      }
    },
  })
