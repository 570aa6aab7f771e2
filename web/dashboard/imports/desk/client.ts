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

/** A desk in a worker of its own. Its methods throw what `csv/` refuses. */
export function openDesk(): RemoteDesk {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let asked = 0
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
  })
  const ask =
    <Given extends unknown[], Answer>(name: Name) =>
    (...given: Given) =>
      new Promise<Answer>((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject })
        worker.postMessage({ id: asked, name, given })
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
    close: () => worker.terminate(),
  }
}
