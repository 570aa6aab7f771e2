import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

type Spoken = { status: number; body?: object; headers?: Record<string, string> }
/** An answer of the stand-in: what the API would say, a connection that breaks, or silence. */
export type Reply = Spoken | 'broken' | 'silence'
type Route = 'lookUp' | 'opened' | 'accept' | 'decline' | 'mailLink'
/** Replies by route, in order; the last one is given again. */
export type Plan = Partial<Record<Route, Reply[]>>
export type Asked = { route: Route; headers: IncomingMessage['headers']; body: string }
/* Told apart: the page tells that it was opened beside all that the invitee does. */
type Planned = { plan: Plan; asked: Asked[]; openings: Asked[] }

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** A stand-in for the API: serves the built page, and answers each link as its plan says. */
export async function openSite(pages: string) {
  const links = new Map<string, Planned>()
  const referers: string[] = []
  const server = createServer(async (request, response) => {
    if (request.headers.referer) referers.push(request.headers.referer)
    const [path = ''] = (request.url ?? '').split('?')
    if (path.startsWith('/api/')) return answer(links, request, response)
    const file = path === '/app/identity/accept-invite' ? '/accept-invite.html' : path
    await sendFile(join(pages, file), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The stand-in has no port.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    referers,
    /** A new link that is answered like this. */
    link(plan: Plan, query = '') {
      const token = randomUUID()
      const [asked, openings]: [Asked[], Asked[]] = [[], []]
      links.set(token, { plan, asked, openings })
      return {
        token,
        asked,
        openings,
        url: `${origin}/app/identity/accept-invite?token=${token}${query}`,
      }
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>

async function answer(
  links: Map<string, Planned>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await text(request)
  const [, inPath, step] = /invite-acceptances\/([^/]+)\/?(.*)$/.exec(request.url ?? '') ?? []
  const token = inPath ?? JSON.parse(body).token
  const route = routeOf(inPath, step)
  const planned = links.get(token)
  const past = route === 'opened' ? planned?.openings : planned?.asked
  past?.push({ route, headers: request.headers, body })
  const replies = planned?.plan[route] ?? []
  const times = past?.filter((one) => one.route === route).length ?? 0
  const reply = replies[Math.min(times, replies.length) - 1] ?? problem(404, 'invite_not_found')
  if (reply === 'broken') breakOff(response)
  else if (reply !== 'silence') sendReply(response, reply)
}

function routeOf(inPath: string | undefined, step: string | undefined): Route {
  if (!inPath) return 'accept'
  if (step === 'decline' || step === 'opened') return step
  return step === 'mail-link' ? 'mailLink' : 'lookUp'
}

/** In the middle of an answer: before its beginning, a browser would quietly ask again. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{', () => response.destroy())
}

function sendReply(response: ServerResponse, { status, body, headers }: Spoken): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers })
  response.end(JSON.stringify(body ?? {}))
}

async function sendFile(file: string, response: ServerResponse): Promise<void> {
  const content = await readFile(file).catch(() => null)
  response.writeHead(content ? 200 : 404, {
    'content-type': types[file.split('.').at(-1) ?? ''] ?? 'text/plain',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  })
  response.end(content ?? '')
}

/** A refusal as RFC 9457 tells it. */
export const problem = (status: number, code: string, more: object = {}): Reply => ({
  status,
  body: { type: 'about:blank', title: code, status, code, request_id: 'req-1', ...more },
})
