import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { createMilestones, type Milestones } from '../support/milestones.ts'

/** How long the sink keeps each message to itself before it takes it, as a real server would. */
const holdMs = 100

type Box = { messages: Buffer[]; taken: Milestones }

/**
 * Takes every message after a fixed time, and keeps it under its tag: what stands before the full
 * stop in the recipient's name.
 */
export function createMailSink() {
  const boxes = new Map<string, Box>()

  function boxOf(tag: string): Box {
    const box = boxes.get(tag) ?? { messages: [], taken: createMilestones() }
    boxes.set(tag, box)
    return box
  }

  async function take(stream: Readable, to: string): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk)
    await delay(holdMs)
    const { messages, taken } = boxOf(to.split(/[.@]/)[0] ?? '')
    messages.push(Buffer.concat(chunks))
    taken.reach()
  }

  const { server } = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, { envelope }, answer) {
      take(stream, envelope.rcptTo[0]?.address ?? '').then(() => answer(), answer)
    },
  }).on('error', () => {}) // a sender that was stopped; the sink goes on

  return {
    server,

    /** When the so-manyth message of a tag was taken; waits for it. */
    nthTakenAtMs: (tag: string, count: number) => boxOf(tag).taken.nthAtMs(count),

    /** The first link of each. Read only when asked for: it costs more than taking a message. */
    links: (tag: string) => Promise.all(boxOf(tag).messages.map(firstLink)),
  }
}

async function firstLink(message: Buffer): Promise<string> {
  const { text = '' } = await PostalMime.parse(message)
  return text.match(/https?:\/\/\S+/)?.[0] ?? ''
}
