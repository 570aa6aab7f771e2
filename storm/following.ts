import { setTimeout as delay } from 'node:timers/promises'
import { followImport, type Told } from '../test/support/import-events.ts'
import { type Client, type Counts, countsIn } from './client.ts'
import type { Plan } from './plan.ts'

export type Following = { client: Client; id: string; plan: Plan; findings: string[] }
const told = ['succeeded', 'failed', 'skipped'] as const

/** Notes when a count goes back, or counts do not add up. */
function createWatch(teller: string, findings: string[]) {
  let last: Counts | undefined
  return (counts: Counts) => {
    for (const name of told)
      if (last && counts[name] < last[name]) {
        findings.push(`${teller}: ${name} went back from ${last[name]} to ${counts[name]}`)
      }
    const sum = counts.queued + counts.succeeded + counts.failed + counts.skipped
    if (sum !== counts.total) findings.push(`${teller}: the counts come to ${sum}`)
    last = counts
  }
}

/**
 * Follows an import by its events until it is done, and connects again where the last event left
 * off. Each row has to come once, with the outcome that was planned.
 */
export async function followEvents({ client, id, plan, findings }: Following) {
  const watch = createWatch('events', findings)
  const seen = new Set<unknown>()
  let at = 0
  let connections = 0

  function hearRow({ id: number, data }: Told): void {
    if (number !== at + 1) findings.push(`events: ${number} came after ${at}`)
    at = number
    if (seen.has(data.row)) findings.push(`events: row ${data.row} came twice`)
    seen.add(data.row)
    const planned = plan.rows[Number(data.row) - 1]
    if (planned && planned.code !== data.code) {
      findings.push(`events: row ${data.row} is ${data.code}, not ${planned.code}`)
    }
  }
  async function listen(): Promise<boolean> {
    const { url, headers } = client
    const stream = await followImport(`${url}/${id}`, headers, String(at))
    if (!stream.answer.ok) return false
    connections++
    for await (const event of stream.events) {
      if (event.event === 'row') hearRow(event)
      else watch(countsIn(event.data))
      if (event.event === 'done') return true
    }
    return false
  }

  while (!(await listen().catch(() => false))) await delay(100)
  if (seen.size !== plan.rows.length) findings.push(`events: ${seen.size} rows were told`)
  return { connections }
}

/** Asks for the import again and again until it has finished. */
export async function followByAsking({ client, id, findings }: Following) {
  const watch = createWatch('GET', findings)
  const asked = { answers: 0, failures: 0 }
  for (;;) {
    const run = await client.read(id).catch(() => undefined)
    if (run) watch(run.counts)
    if (run) asked.answers++
    else asked.failures++
    if (run?.status === 'completed') return asked
    await delay(100)
  }
}
