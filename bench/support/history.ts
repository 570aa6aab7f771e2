import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import proto from '@temporalio/proto'

export type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent

const { EventType } = proto.temporal.api.enums.v1

export const nameOf = ({ eventType }: HistoryEvent): string =>
  EventType[eventType ?? 0]?.replace('EVENT_TYPE_', '').toLowerCase() ?? 'unknown'

/** An invite's history once an event has happened and the worker has nothing to do for it. */
export async function readSettled(client: Client, inviteId: string, awaited: string) {
  const handle = client.workflow.getHandle(`invite/${inviteId}`)
  for (let tries = 0; tries < 200; tries++) {
    const { events } = await handle.fetchHistory()
    const names = (events ?? []).map(nameOf)
    const busy = /workflow_task_(scheduled|started)/.test(names.at(-1) ?? '')
    if (names.includes(awaited) && !busy) return events ?? []
    await delay(50)
  }
  throw new Error(`The workflow of invite ${inviteId} does not come to rest.`)
}

const billed = new Set([
  'workflow_execution_started',
  'timer_started',
  'activity_task_started',
  'workflow_execution_update_accepted',
  'workflow_execution_signaled',
  'upsert_workflow_search_attributes',
])

/**
 * Billable Actions as Temporal Cloud counts them: each of the above is one, and so are all the local
 * activities of one workflow task together.
 */
export function countActions(events: HistoryEvent[]): number {
  const tasks = events.map(
    (event) => event.markerRecordedEventAttributes?.workflowTaskCompletedEventId,
  )
  const withMarkers = new Set(tasks.filter((task) => task !== undefined).map(String))
  return events.filter((event) => billed.has(nameOf(event))).length + withMarkers.size
}
