export type ToldEvent = { id: string; event: string; data: Record<string, unknown> }

/** Follows server-sent events over HTTP; they are read as they come. */
export async function followEvents(url: string, who: Record<string, string>, lastSeen?: string) {
  const abort = new AbortController()
  const headers = { ...who, ...(lastSeen !== undefined && { 'last-event-id': lastSeen }) }
  const answer = await fetch(url, { headers, signal: abort.signal })
  const events = readEvents(answer)
  return {
    answer,
    events,
    stop: () => abort.abort(),
    /** Up to the first event of this kind, which is part of it. */
    async until(kind: (told: ToldEvent) => boolean): Promise<ToldEvent[]> {
      const told: ToldEvent[] = []
      for (;;) {
        const { value, done } = await events.next()
        if (done) throw new Error('The stream ended before.')
        told.push(value)
        if (kind(value)) return told
      }
    },
    async rest(): Promise<ToldEvent[]> {
      const told: ToldEvent[] = []
      for await (const event of events) told.push(event)
      return told
    },
  }
}

async function* readEvents({ body }: Response): AsyncGenerator<ToldEvent> {
  if (!body) throw new Error('There is no stream.')
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (line('event') === '') continue
      yield { id: line('id'), event: line('event'), data: JSON.parse(line('data')) }
    }
  }
}
