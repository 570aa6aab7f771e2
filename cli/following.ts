import { setTimeout as delay } from 'node:timers/promises'
import { type ImportAnswer, importAnswer, readAnswer, rowEvent } from './answers.ts'
import type { Server } from './server.ts'

/** How many rows went which way, and why those did that did not succeed. */
export type Outcome = { run: ImportAnswer; reasons: Map<string, number> }

const longestSilenceMs = 45_000 // the server says something every 15 seconds
const reconnectMs = 1000

/**
 * Follows an import to its end, whatever becomes of the connection: each event counts once, for
 * the server is told which was the last. Throws what asking throws.
 */
export async function followImport(
  server: Server,
  path: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (run: ImportAnswer) => void },
): Promise<Outcome> {
  const reasons = new Map<string, number>()
  let lastSeen = '0'
  let silence = watchSilence()
  const request = () => {
    silence.stop()
    silence = watchSilence()
    return { headers: { 'last-event-id': lastSeen }, signal: silence.signal }
  }
  const read = async (answer: Response, lasting: () => void) => {
    for await (const { id, event, text } of readEvents(answer, silence.heard)) {
      lasting()
      if (event === 'row') countReason(reasons, text)
      if (id) lastSeen = id
      if (event !== 'progress' && event !== 'done') continue
      const run = readAnswer(importAnswer, text)
      onProgress(run)
      if (event === 'done') return run
    }
    return null
  }
  try {
    for (;;) {
      const run = await server.ask(`${path}/events`, request, read)
      if (run) return { run, reasons }
      await delay(reconnectMs, undefined, { signal })
    }
  } finally {
    silence.stop()
  }
}

function countReason(reasons: Map<string, number>, text: string): void {
  const { code } = readAnswer(rowEvent, text)
  if (code) reasons.set(code, (reasons.get(code) ?? 0) + 1)
}

/** A connection may die without either end being told. */
function watchSilence() {
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(), longestSilenceMs)
  return {
    signal: silent.signal,
    heard: () => void timer.refresh(),
    stop: () => clearTimeout(timer),
  }
}

async function* readEvents({ body }: Response, heard: () => void) {
  if (!body) return
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    heard()
    const blocks = (text + chunk).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      yield { id: line('id'), event: line('event'), text: line('data') }
    }
  }
}
