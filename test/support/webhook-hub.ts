import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

/** How a request is answered; `hang`: never. `when`: only one whose body has this in it. `afterMs`: later. */
export type Plan = {
  when?: string
  status?: number
  headers?: Record<string, string>
  body?: string
  hang?: boolean
  afterMs?: number
}
export type Got = { atMs: number; headers: Record<string, string>; body: string }

/**
 * Receivers of webhooks for a whole run, on one port: which ports are exempt is said when the stack
 * starts. What is posted to `/in/{key}` is kept and answered as `PUT /plan/{key}` says, one plan
 * after the other, the last one from then on. `GET /got/{key}` tells what came.
 */
export async function startWebhookHub() {
  const plans = new Map<string, Plan[]>()
  const got = new Map<string, Got[]>()
  const server = createServer(async (request, response) => {
    const [, what = '', key = ''] = (request.url ?? '').split('/')
    const body = await bodyOf(request)
    if (what === 'plan') plans.set(key, JSON.parse(body))
    if (what === 'got') return response.end(JSON.stringify(got.get(key) ?? []))
    if (what !== 'in') return response.end()
    const received = { atMs: Date.now(), headers: headersOf(request), body }
    got.set(key, [...(got.get(key) ?? []), received])
    answer(response, nextOf(plans.get(key) ?? [], body))
  })
  const port = await listen(server)
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, hostAndPort: `127.0.0.1:${port}`, close }
}

/** Takes the plan that fits, unless it is the last that does. */
function nextOf(plans: Plan[], body: string): Plan {
  const [first = {}, ...later] = plans.filter(({ when = '' }) => body.includes(when))
  if (later.length > 0) plans.splice(plans.indexOf(first), 1)
  return first
}

function answer(response: ServerResponse, plan: Plan): void {
  const { hang, afterMs = 0, status = 204, headers, body } = plan
  if (!hang) setTimeout(() => response.writeHead(status, headers).end(body), afterMs)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
