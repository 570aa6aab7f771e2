import { ApplicationFailure } from '@temporalio/common'
import { isMalformed, violatedConstraint } from '../db/client.ts'
import {
  type QueuedRow,
  type RowOutcome,
  type RowRange,
  readQueuedRows,
  settleRows,
} from '../db/import-rows.ts'
import { readImportRun } from '../db/import-runs.ts'
import type { ImportRun } from '../db/imports.ts'
import { type ImportRowsDeps, makeImportRows } from '../provisioning/import-rows.ts'
import { whileBeating } from './heartbeats.ts'

const hashedAtOnce = 50 // so that a worker that dies takes few hashes with it

/**
 * Makes a batch's rows and settles each, in the steps that it takes. Between two steps it looks
 * whether the import goes on.
 */
export async function makeBatch(
  deps: ImportRowsDeps,
  importId: string,
  range: RowRange,
): Promise<ImportRun> {
  return whileBeating(async (cancelled) => {
    for (;;) {
      cancelled.throwIfAborted()
      const run = await readImportRun(deps.sql, importId)
      const rows = await readQueuedRows(deps.sql, importId, range)
      const step = run.status === 'cancelling' ? rows.filter(({ isMade }) => isMade) : firstOf(rows)
      if (step.length === 0) return run
      const outcomes = await makeWhole(deps, run, step)
      await settleRows(deps.sql, importId, outcomes)
      if (outcomes.length < step.length) {
        throw ApplicationFailure.retryable('Some rows have to wait for a service that is away.')
      }
    }
  })
}

const firstOf = (rows: QueuedRow[]) =>
  rows.some(({ sealedPassword }) => sealedPassword) ? rows.slice(0, hashedAtOnce) : rows

/** Whatever the database does not take of one row fails that row alone. */
async function makeWhole(deps: ImportRowsDeps, run: ImportRun, rows: QueuedRow[]) {
  try {
    return await makeImportRows(deps, run, rows)
  } catch (failure) {
    if (!isMalformed(failure) && !violatedConstraint(failure)) throw failure
    const [only, ...more] = rows
    if (only && more.length === 0) return [refusedAsItIs(only)]
    const outcomes: RowOutcome[] = []
    for (const row of rows) outcomes.push(...(await makeWhole(deps, run, [row])))
    return outcomes
  }
}

const refusedAsItIs = ({ number }: QueuedRow): RowOutcome => {
  const message = 'This row cannot be stored as it is.'
  return { number, status: 'failed', code: 'validation_failed', message }
}
