import type { Bench } from '../support/bench.ts'
import { countActions, type HistoryEvent, nameOf, readSettled } from '../support/history.ts'
import { load } from '../support/load.ts'
import { nextTag } from '../support/outside.ts'
import type { Report } from '../support/report.ts'

const step = { callers: 1, requests: 10 }
const most = 8

/** How much history an invite leaves: storage, time to replay and, on Temporal Cloud, money. */
export async function histories(bench: Bench): Promise<Report> {
  const { vestibule, outside, temporal } = bench
  const ids: string[] = []
  const tag = nextTag()
  await load(step, async (index) => {
    ids.push(await vestibule.create(tag, index))
  })
  await outside.takenAtMs(tag, step.requests)
  const read = (awaited: string) => Promise.all(ids.map((id) => readSettled(temporal, id, awaited)))
  const waiting = await read('marker_recorded')
  const links = await outside.links(tag)
  await load(step, (index) => vestibule.accept(links[index] ?? '', index))
  return describe(waiting, await read('workflow_execution_completed'))
}

function describe(waiting: HistoryEvent[][], accepted: HistoryEvent[][]): Report {
  const events = Math.max(...waiting.map(({ length }) => length))
  const row = (name: string, lives: HistoryEvent[][]) => [
    name,
    rangeOf(lives.map(({ length }) => length)),
    rangeOf(lives.map(countActions)),
  ]
  return {
    title: `What ${waiting.length} invites leave in Temporal`,
    table: [
      ['', 'events', 'actions'],
      row('created, sent, waiting', waiting),
      row('accepted', accepted),
    ],
    verdicts: [
      {
        what: 'history events up to waiting',
        figure: String(events),
        target: `≤ ${most}`,
        met: events <= most,
      },
    ],
    notes: [
      'Actions as Temporal Cloud bills them: starts, timers, activity attempts, updates, signals and',
      'search attribute upserts; the local activities of one workflow task count once.',
      `Waiting: ${(waiting[0] ?? []).map(nameOf).join(', ')}.`,
      `Then: ${(accepted[0] ?? []).slice(waiting[0]?.length).map(nameOf).join(', ')}.`,
    ],
  }
}

function rangeOf(counts: number[]): string {
  const [least, highest] = [Math.min(...counts), Math.max(...counts)]
  return least === highest ? String(least) : `${least}–${highest}`
}
