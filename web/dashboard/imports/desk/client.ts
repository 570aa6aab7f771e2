import { Problem, type ProblemCode, type ProblemExtras } from '../../../../domain/problems.ts'
import type { Desk } from './desk.ts'

type Reply = {
  id: number
  answer?: unknown
  refusal?: { code: ProblemCode; extras: ProblemExtras }
  broken?: string
}
/* Methods, so that a promise of any answer can wait here. */
type Waiting = { resolve(answer: unknown): void; reject(failure: unknown): void }

type Name = keyof Desk
/** The desk as a page has it: every answer takes a moment. */
export type RemoteDesk = {
  [Each in Name]: (...given: Parameters<Desk[Each]>) => Promise<Awaited<ReturnType<Desk[Each]>>>
} & { close: () => void }

/**
 * A desk in a worker of its own. Its methods throw what `csv/` refuses. A worker that breaks is
 * replaced by one that has no file yet.
 */
export function openDesk(): RemoteDesk {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let isClosed = false
  let worker: Worker | null = null
  const leave = () => {
    worker?.terminate()
    worker = null
  }
  const begin = () => {
    worker = beginWorker(waiting, leave)
    return worker
  }
  begin()
  const ask =
    <Given extends unknown[], Answer>(name: Name) =>
    (...given: Given) =>
      new Promise<Answer>((resolve, reject) => {
        if (isClosed) return
        asked += 1
        waiting.set(asked, { resolve, reject })
        const asker = worker ?? begin()
        asker.postMessage({ id: asked, name, given })
      })
  return {
    open: ask('open'),
    suggest: ask('suggest'),
    judge: ask('judge'),
    edit: ask('edit'),
    select: ask('select'),
    merge: ask('merge'),
    rows: ask('rows'),
    nextFault: ask('nextFault'),
    write: ask('write'),
    tally: ask('tally'),
    close: () => {
      isClosed = true
      leave()
    },
  }
}

/** One that could not be loaded, or threw, answers nobody any more. */
function beginWorker(waiting: Map<number, Waiting>, onBroken: () => void): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.refusal) asker?.reject(new Problem(data.refusal.code, data.refusal.extras))
    else if (data.broken) asker?.reject(new Error(data.broken))
    else asker?.resolve(data.answer)
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The worker is gone.'))
    waiting.clear()
    onBroken()
  })
  return worker
}
