import { createServer, type IncomingMessage } from 'node:http'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { createMilestones, type Milestones } from '../support/milestones.ts'

const told = Type.Object({ type: Type.String(), occurred_at: Type.String() })
type Box = { tookMs: number[]; taken: Milestones }

/**
 * Receivers of webhooks: `/good/{tag}/{n}` answers at once and notes how long after it happened a fact
 * came, `/hang/…` never answers.
 */
export function createWebhookSink() {
  const boxes = new Map<string, Box>()

  function boxOf(tag: string): Box {
    const box = boxes.get(tag) ?? { tookMs: [], taken: createMilestones() }
    boxes.set(tag, box)
    return box
  }

  const server = createServer(async (request, response) => {
    const [, kind, tag = ''] = (request.url ?? '').split('/')
    if (kind === 'hang') return
    const atMs = Date.now()
    const fact = Value.Parse(told, JSON.parse(await bodyOf(request)))
    const { tookMs, taken } = boxOf(tag)
    tookMs.push(atMs - Date.parse(fact.occurred_at))
    taken.reach()
    response.writeHead(204).end()
  })

  return {
    server,

    /** How long each of the first so many took; waits for them. */
    async tookMs(tag: string, count: number): Promise<number[]> {
      const { tookMs, taken } = boxOf(tag)
      await taken.nthAtMs(count)
      return tookMs.slice(0, count)
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}
