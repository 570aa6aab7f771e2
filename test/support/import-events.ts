import { followEvents, type ToldEvent } from './events.ts'

export type Told = Omit<ToldEvent, 'id'> & { id: number }
const numbered = (told: ToldEvent): Told => ({ ...told, id: Number(told.id) })

/** Follows an import over HTTP; the ids of its events are numbers. */
export async function followImport(url: string, who: Record<string, string>, lastSeen?: string) {
  const { answer, events, stop, until, rest } = await followEvents(`${url}/events`, who, lastSeen)
  return {
    answer,
    events: numberedEvents(events),
    stop,
    until: async (kind: (told: Told) => boolean): Promise<Told[]> =>
      (await until((told) => kind(numbered(told)))).map(numbered),
    rest: async (): Promise<Told[]> => (await rest()).map(numbered),
  }
}

async function* numberedEvents(events: AsyncIterable<ToldEvent>): AsyncGenerator<Told> {
  for await (const told of events) yield numbered(told)
}
