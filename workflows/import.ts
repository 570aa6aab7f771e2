import {
  allHandlersFinished,
  CancellationScope,
  condition,
  executeChild,
  log,
  patched,
  setCurrentDetails,
  setHandler,
  sleep,
} from '@temporalio/workflow'
import type { ImportProgress } from '../activities/imports.ts'
import { beginImport, cancelImport, endImportRun, finishImport } from './import-activities.ts'
import type { importBatch } from './import-batch.ts'
import {
  type BatchStage,
  batchWorkflowId,
  cancelImportSignal,
  handOverInTurn,
  type ImportStart,
} from './messages.ts'
import { importAttributes } from './starting.ts'
import { inWindow } from './windows.ts'

const batchSize = 200
const batchesAtOnce = 2 // so that nobody's import takes all workers

type Range = { number: number; from: number; to: number }

/**
 * One import, from its stored rows to their outcomes (spec §6, §9): batch after batch is made and
 * mailed; once all are, each invite is handed to a workflow of its own. It ends when the last one
 * has one. Whatever is done again here finds itself done.
 */
export async function importRun(start: ImportStart): Promise<ImportProgress> {
  const { importId, mode } = start
  const batches = batchesOf(start.total)
  const begun = new Set<Range>()
  const wanted = { cancelled: false }
  answerOperators(importId, wanted)

  return CancellationScope.nonCancellable(async () => {
    showProgress('begun', await beginImport(importId))
    await inWindow(batches, batchesAtOnce, async (range) => {
      if (wanted.cancelled) return
      begun.add(range)
      const progress = await runBatch(start, range, 'make')
      if (progress) showProgress('running', progress)
    })
    await condition(allHandlersFinished)
    const outcome = await finishImport(importId)
    showProgress('finished, handing over', outcome)
    if (mode === 'bulk_invite') {
      const atOnce = patched(handOverInTurn) ? 1 : batchesAtOnce // nobody waits for this
      await inWindow([...begun], atOnce, (range) => runBatch(start, range, 'handOver'))
    }
    await endImportRun(importId)
    await condition(allHandlersFinished)
    showProgress('finished', outcome)
    return outcome
  })
}

/** The row says it first when the API cancels; people in the Temporal UI may begin here. */
function answerOperators(importId: string, wanted: { cancelled: boolean }): void {
  const cancel = async () => {
    wanted.cancelled = true
    await CancellationScope.nonCancellable(() => cancelImport(importId))
  }
  setHandler(cancelImportSignal, cancel)
  CancellationScope.current().cancelRequested.catch(cancel)
}

/** Somebody may have terminated it: what it left is begun again. */
async function runBatch(
  start: ImportStart,
  range: Range,
  stage: BatchStage,
): Promise<ImportProgress | null> {
  const { number, from, to } = range
  for (;;) {
    try {
      return await executeChild<typeof importBatch>('importBatch', {
        workflowId: batchWorkflowId(start.importId, number),
        args: [{ ...start, ...range, stage }],
        typedSearchAttributes: importAttributes(start),
        staticSummary: `${stage === 'make' ? 'Making' : 'Handing over'} rows ${from} to ${to}`,
      })
    } catch (trouble) {
      log.warn('A batch has ended early and is run again', { number, trouble: String(trouble) })
      await sleep('5 seconds')
    }
  }
}

const batchesOf = (total: number): Range[] =>
  Array.from({ length: Math.ceil(total / batchSize) }, (_batch, index) => ({
    number: index + 1,
    from: index * batchSize + 1,
    to: Math.min((index + 1) * batchSize, total),
  }))

function showProgress(stage: string, { total, succeeded, failed, skipped }: ImportProgress): void {
  const settled = succeeded + failed + skipped
  const counts = `${succeeded} succeeded, ${failed} failed, ${skipped} skipped`
  setCurrentDetails(`**${stage}**: ${settled} of ${total} rows settled; ${counts}`)
}
